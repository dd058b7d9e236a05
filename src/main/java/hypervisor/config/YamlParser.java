package hypervisor.config;

import hypervisor.config.Yaml.Entry;
import hypervisor.config.Yaml.Mapping;
import hypervisor.config.Yaml.Place;
import hypervisor.config.Yaml.Scalar;
import hypervisor.config.Yaml.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Builds our tree from the events of a YAML 1.2 document. Aliases are followed, but neither into themselves nor
/// beyond the limit on nodes; tags are refused. Library messages are told without the text they show, which may be
/// a secret.
final class YamlParser {
    private static final int MOST_NODES = 10_000;
    private static final int DEEPEST = 20;

    private final String origin;
    private final Iterator<Event> events;
    private final Map<Anchor, Yaml> anchors = new HashMap<>();

    private YamlParser(String origin, String text) {
        this.origin = origin;
        this.events =
                new Parse(LoadSettings.builder().build()).parseString(text).iterator();
    }

    /// The one document of the text; null where it has none.
    ///
    /// @param origin the file's name, for messages
    /// @throws ConfigException for what is not YAML, with line and column
    static @Nullable Yaml parse(String origin, String text) {
        var parser = new YamlParser(origin, text);
        try {
            return parser.document();
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            Place place = parser.place(mark.isPresent() ? mark : e.getContextMark());
            throw new ConfigException(place.toString(), "not YAML: " + Printable.of(e.getProblem()));
        } catch (ReaderException e) {
            throw new ConfigException(
                    placeOf(origin, text, e.getPosition()).toString(),
                    "not YAML: the character U+" + Integer.toHexString(e.getCodePoint()) + " is not allowed");
        } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ConfigException(origin, "not YAML: " + e.getClass().getSimpleName());
        }
    }

    private @Nullable Yaml document() {
        Yaml root = null;
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case StreamStart, DocumentStart, DocumentEnd, StreamEnd, Comment -> {}
                default -> {
                    if (root != null) {
                        throw refused(event, "a second document: expected only one in a file");
                    }
                    root = node(event, 0);
                }
            }
        }
        return root;
    }

    private Yaml node(Event event, int depth) {
        if (depth > DEEPEST) {
            throw refused(event, "nested more than " + DEEPEST + " levels deep");
        }
        if (event instanceof AliasEvent alias) {
            Yaml known = anchors.get(alias.getAlias());
            if (known == null) {
                throw refused(event, "the alias refers to itself or to nothing before it");
            }
            return known;
        }
        Yaml node = switch (event) {
            case ScalarEvent scalar -> {
                refuseTag(scalar, scalar.getTag());
                yield new Scalar(place(scalar.getStartMark()), scalar.getValue(), !scalar.isPlain());
            }
            case CollectionStartEvent start when start.getEventId() == Event.ID.SequenceStart -> sequence(start, depth);
            case CollectionStartEvent start -> mapping(start, depth);
            default -> throw refused(event, "not YAML: unexpected " + event.getEventId());
        };
        if (event instanceof NodeEvent anchored && anchored.getAnchor().isPresent()) {
            anchors.put(anchored.getAnchor().get(), node);
        }
        return node;
    }

    private Sequence sequence(CollectionStartEvent start, int depth) {
        refuseTag(start, start.getTag());
        List<Yaml> items = new ArrayList<>();
        long size = 1;
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            Yaml item = node(event, depth + 1);
            items.add(item);
            size = bounded(event, size + item.size());
        }
        return new Sequence(place(start.getStartMark()), items, size);
    }

    private Mapping mapping(CollectionStartEvent start, int depth) {
        refuseTag(start, start.getTag());
        List<Entry> entries = new ArrayList<>();
        long size = 1;
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(node(event, depth + 1) instanceof Scalar key)) {
                throw refused(event, "expected a key, found a list or a mapping");
            }
            Yaml value = node(events.next(), depth + 1);
            entries.add(new Entry(key, value));
            size = bounded(event, size + 1 + value.size());
        }
        return new Mapping(place(start.getStartMark()), entries, size);
    }

    private void refuseTag(Event event, Optional<String> tag) {
        if (tag.isPresent()) {
            throw refused(event, "tags such as !!str are not used here");
        }
    }

    private long bounded(Event event, long size) {
        if (size > MOST_NODES) {
            throw refused(event, "more than " + MOST_NODES + " values, aliases counted as what they stand for");
        }
        return size;
    }

    private ConfigException refused(Event event, String message) {
        return new ConfigException(place(event.getStartMark()).toString(), message);
    }

    private Place place(Optional<Mark> mark) {
        return new Place(
                origin,
                mark.map(Mark::getLine).orElse(0) + 1,
                mark.map(Mark::getColumn).orElse(0) + 1);
    }

    /// @param position in code points, as the library counts
    private static Place placeOf(String origin, String text, int position) {
        int line = 1;
        int column = 1;
        int end = Math.min(position, text.codePointCount(0, text.length()));
        for (int i = 0; i < text.offsetByCodePoints(0, end); i++) {
            column = text.charAt(i) == '\n' ? 1 : column + 1;
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return new Place(origin, line, column);
    }
}
