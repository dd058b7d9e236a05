package hypervisor.metric;

import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.metric.View.InState;
import hypervisor.metric.View.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Metrics that several sources can feed. Each is one expression: its name, its help, and what every view gives to it,
/// the better ones first.
///
/// One thing has one source for one metric: what a view tells of a thing (by its key) is left out where a view named
/// before it told anything of that thing. So two sources that see the same guest never make two series of it.
public final class Vocabulary implements Families {
    private final String from;
    private final List<Word> words;

    private Vocabulary(String from, List<Word> words) {
        this.from = from;
        this.words = List.copyOf(words);
    }

    /// One metric and all that feeds it.
    ///
    /// @param feeds the better ones first
    public record Word(Metric<?> metric, List<Feed<?>> feeds) {
        public Word {
            feeds = List.copyOf(feeds);
        }

        /// Which sources feed it, the better ones first.
        public List<String> sources() {
            return feeds.stream().map(feed -> feed.view().source()).distinct().toList();
        }
    }

    /// @param from what they are about, for the heading of the reference
    public static Builder about(String from) {
        return new Builder(from);
    }

    @Override
    public String from() {
        return from;
    }

    @Override
    public Set<Fact<?>> facts() {
        return words.stream()
                .flatMap(word -> word.feeds().stream())
                .flatMap(feed -> feed.view().facts().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<Metric<?>> metrics() {
        return words.stream().<Metric<?>>map(Word::metric).toList();
    }

    public List<Word> words() {
        return words;
    }

    @Override
    public Stream<Family> render(Facts facts) {
        var scrape = new Scrape(facts);
        return words.stream().map(scrape::family).filter(Family::hasSamples);
    }

    /// The rows of one scrape: each view's are worked out once for all its metrics.
    private static final class Scrape {
        private final Facts facts;
        private final Map<View<?>, List<? extends Row<?>>> rows = new HashMap<>();

        Scrape(Facts facts) {
            this.facts = facts;
        }

        Family family(Word word) {
            var samples = new Samples();
            int last = word.feeds().size() - 1;
            for (int i = 0; i <= last; i++) {
                take(word.feeds().get(i), samples, i < last);
            }
            Metric<?> metric = word.metric();
            return metric.type() == Type.HISTOGRAM
                    ? Family.histogram(metric.name(), metric.help(), metric.labelNames(), samples.distributions)
                    : new Family(metric.name(), metric.type(), metric.help(), metric.labelNames(), samples.numbers);
        }

        /// @param remembered whether others come after it, which have to know what it told of
        private <T> void take(Feed<T> feed, Samples samples, boolean remembered) {
            boolean first = samples.told.isEmpty();
            for (Row<T> row : rows(feed.view())) {
                if ((first || !samples.told.contains(row.key())) && samples.add(row, feed) && remembered) {
                    samples.telling.add(row.key());
                }
            }
            samples.told.addAll(samples.telling);
            samples.telling.clear();
        }

        @SuppressWarnings("unchecked") // the only put ties the two types together
        private <T> List<Row<T>> rows(View<T> view) {
            return (List<Row<T>>) rows.computeIfAbsent(view, _ -> view.rows(facts));
        }
    }

    /// The samples of one metric, the things that a view before told of, and those that the present one tells of.
    private static final class Samples {
        final List<Family.Sample> numbers = new ArrayList<>();
        final List<Family.Distribution> distributions = new ArrayList<>();
        final Set<List<String>> told = new HashSet<>();
        final Set<List<String>> telling = new HashSet<>();

        /// Whether there was anything.
        <T> boolean add(Row<T> row, Feed<T> feed) {
            Number number = feed.value().of(row.row());
            if (number != null) {
                numbers.add(new Family.Sample(row.texts(), number.doubleValue()));
            }
            Buckets buckets = feed.spread().of(row.row());
            if (buckets != null) {
                distributions.add(new Family.Distribution(row.texts(), buckets));
            }
            return number != null || buckets != null;
        }
    }

    public static final class Builder {
        private final String from;
        private final List<Word> words = new ArrayList<>();

        private Builder(String from) {
            this.from = from;
        }

        public Builder gauge(String name, String help, Feed<?>... feeds) {
            return word(name, Type.GAUGE, help, feeds);
        }

        public Builder counter(String name, String help, Feed<?>... feeds) {
            return word(name, Type.COUNTER, help, feeds);
        }

        public Builder histogram(String name, String help, Feed<?>... feeds) {
            return word(name, Type.HISTOGRAM, help, feeds);
        }

        /// A gauge that is always 1 and carries descriptions in its labels.
        public Builder info(String name, String help, View<?>... views) {
            return word(
                    name,
                    Type.GAUGE,
                    help,
                    Arrays.stream(views).map(view -> view.gives(_ -> 1)).toArray(Feed<?>[]::new));
        }

        /// A gauge for each state that a thing could be in.
        @SafeVarargs
        public final Builder states(String name, String help, Feed<? extends InState<?>>... feeds) {
            return word(name, Type.GAUGE, help, feeds);
        }

        public Vocabulary build() {
            return new Vocabulary(from, words);
        }

        private Builder word(String name, Type type, String help, Feed<?>... feeds) {
            if (feeds.length == 0) {
                throw new IllegalArgumentException(name + " has nothing that feeds it");
            }
            Metric<?> metric = metric(name, type, help, feeds[0]);
            for (Feed<?> feed : feeds) {
                List<String> labels = metric(name, type, help, feed).labelNames();
                if (!labels.equals(metric.labelNames())) {
                    throw new IllegalArgumentException(name + " has the labels " + metric.labelNames() + ", but what "
                            + feed.view().source() + " feeds has " + labels);
                }
            }
            words.add(new Word(metric, List.of(feeds)));
            return this;
        }

        private static <T> Metric<T> metric(String name, Type type, String help, Feed<T> feed) {
            return new Metric<>(name, type, help, feed.view().labels(), feed.value(), feed.spread());
        }
    }
}
