package hypervisor.http;

import static java.util.stream.Collectors.joining;

import hypervisor.discovery.AddressWish;
import hypervisor.discovery.Selection;
import hypervisor.discovery.Subject;
import hypervisor.discovery.Wish;
import hypervisor.filter.Glob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// What a request for targets asks for: `?of=guests&port=9100&address=ipv4&tag=prod&name=web-*`. A parameter that is
/// not known is refused: were it passed over, a filter with a slip of the pen would let everything through.
final class DiscoveryChoice {
    private static final int MOST_PATTERNS = 100;
    private static final int LONGEST_PATTERN = 200;
    private static final int HIGHEST_PORT = 65535;
    private static final Set<String> OTHERS = Set.of("of", "port", "address");

    private DiscoveryChoice() {}

    static Wish of(Query query) throws BadRequest {
        Map<String, List<Glob>> patterns = new HashMap<>();
        for (Map.Entry<String, List<String>> parameter : query.parameters().entrySet()) {
            String name = parameter.getKey();
            if (Selection.PROPERTIES.contains(name)) {
                patterns.put(name, globs(name, parameter.getValue()));
            } else if (!OTHERS.contains(name) && !name.isEmpty()) {
                Set<String> known = new TreeSet<>(OTHERS);
                known.addAll(Selection.PROPERTIES);
                throw new BadRequest(
                        "no parameter is named \"" + shortened(name) + "\"; there are: " + String.join(", ", known));
            }
        }
        Set<Subject> subjects = EnumSet.noneOf(Subject.class);
        for (String word : query.all("of")) {
            subjects.add(named("of", word, Subject.values(), Subject::word));
        }
        if (subjects.isEmpty()) {
            subjects.add(Subject.GUESTS);
        }
        AddressWish address = query.all("address").isEmpty()
                ? AddressWish.ANY
                : named("address", only("address", query), AddressWish.values(), AddressWish::word);
        return new Wish(subjects, port(query), address, new Selection(patterns));
    }

    private static int port(Query query) throws BadRequest {
        if (query.all("port").isEmpty()) {
            return Wish.USUAL_PORT;
        }
        String text = only("port", query);
        if (text.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= HIGHEST_PORT) {
                return port;
            }
        }
        throw new BadRequest("port: expected a number from 1 to 65535, found \"" + shortened(text) + "\"");
    }

    private static String only(String name, Query query) throws BadRequest {
        List<String> values = query.all(name);
        if (values.size() > 1) {
            throw new BadRequest(name + ": may stand there only once");
        }
        return values.getFirst();
    }

    private static <T> T named(String parameter, String word, T[] all, Function<T, String> name) throws BadRequest {
        for (T one : all) {
            if (name.apply(one).equals(word)) {
                return one;
            }
        }
        throw new BadRequest(parameter + ": expected one of "
                + Arrays.stream(all).map(name).collect(joining(", ")) + ", found \"" + shortened(word) + "\"");
    }

    private static List<Glob> globs(String name, List<String> texts) throws BadRequest {
        List<Glob> globs = new ArrayList<>();
        for (String text : texts) {
            if (text.isEmpty() || text.length() > LONGEST_PATTERN || globs.size() == MOST_PATTERNS) {
                throw new BadRequest(name + ": expected at most " + MOST_PATTERNS + " patterns of 1 to "
                        + LONGEST_PATTERN + " characters");
            }
            globs.add(new Glob(text));
        }
        return globs;
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
