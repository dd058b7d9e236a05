package hypervisor.exposition;

import hypervisor.metric.Buckets;
import hypervisor.metric.Family;
import hypervisor.metric.Family.Distribution;
import hypervisor.metric.Family.Sample;
import hypervisor.metric.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Families nobody would wish for, but all within what client libraries can say too: names that clash with none,
/// counters that end in `_total` and never fall below zero, no series twice.
///
/// Some share their rows' label values, as the families of one dialect do.
final class RandomFamilies {
    private static final double[] EDGES = {
        0,
        -0.0,
        1,
        10,
        999_999,
        1_000_000,
        0.0001,
        0.00001,
        1L << 53,
        (1L << 53) + 2,
        Long.MAX_VALUE,
        Double.MAX_VALUE,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        2e23,
        Double.POSITIVE_INFINITY
    };

    private static final String[] PIECES = {
        "",
        "a",
        "vm-1",
        " ",
        "\"",
        "\\",
        "\\n",
        "\n",
        "\r",
        "{",
        "}",
        ",",
        "=",
        "#",
        "é",
        "€",
        "😀",
        "\u2028",
        "\uFFFD",
        "\uD800",
        "\uDC00",
        "\uDE00\uD83D",
        "\0",
        "\u007F",
        "\u0001",
        "# EOF"
    };

    private final Random random;

    RandomFamilies(Random random) {
        this.random = random;
    }

    List<Family> several() {
        List<Family> families = new ArrayList<>();
        List<String> labels = List.of();
        List<List<String>> rows = List.of(List.of());
        for (int i = random.nextInt(12); i > 0; i--) {
            if (random.nextInt(3) == 0) {
                labels = labels();
                rows = rows(labels.size());
            }
            families.add(family(i, labels, rows));
        }
        return families;
    }

    /// Histograms with labels, some with bounds that double.
    List<Family> histograms() {
        List<Family> families = new ArrayList<>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            List<String> labels = labels();
            families.add(Family.histogram(
                    "h" + i + pick("", "_seconds"),
                    random.nextBoolean() ? text() : "",
                    labels,
                    rows(labels.size()).stream()
                            .map(row -> new Distribution(row, buckets()))
                            .toList()));
        }
        return families;
    }

    private Buckets buckets() {
        int size = random.nextInt(1, 40);
        boolean doubling = random.nextBoolean();
        double bound = doubling ? Math.scalb(1.0, random.nextInt(-40, 10)) : random.nextDouble();
        List<Double> bounds = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            bounds.add(bound);
            bound = doubling ? bound * 2 : bound + random.nextDouble() + 0.001;
        }
        for (int i = 0; i <= size; i++) {
            counts.add(random.nextInt(3) == 0 ? 0L : random.nextLong(1L << random.nextInt(1, 50)));
        }
        Buckets buckets = Buckets.of(bounds, counts, random.nextInt(3) == 0 ? null : grown());
        return doubling ? buckets.withNative() : buckets;
    }

    private Family family(int number, List<String> labels, List<List<String>> rows) {
        Type type = pick(Type.GAUGE, Type.COUNTER, Type.UNTYPED);
        String name = "m" + number + pick("", "_bytes", ":x", "_9");
        List<Sample> samples = rows.stream()
                .filter(_ -> random.nextInt(5) > 0)
                .map(row -> new Sample(row, type == Type.COUNTER ? grown() : number()))
                .toList();
        return new Family(
                type == Type.COUNTER ? name + "_total" : name,
                type,
                random.nextBoolean() ? text() : "",
                labels,
                samples.isEmpty() ? List.of(new Sample(rows.getFirst(), 1)) : samples);
    }

    private List<String> labels() {
        return distinct(random.nextInt(5), () -> pick("a", "node", "Pool", "_x", "z9") + pick("", "_", "1"));
    }

    private List<List<String>> rows(int labels) {
        Set<List<String>> spelled = new LinkedHashSet<>();
        List<List<String>> rows = new ArrayList<>();
        for (int i = labels == 0 ? 1 : 1 + random.nextInt(20); i > 0; i--) {
            List<String> row = IntStream.range(0, labels).mapToObj(_ -> text()).toList();
            if (spelled.add(row.stream().map(RandomFamilies::valid).toList())) {
                rows.add(row);
            }
        }
        return rows;
    }

    /// What is left of a text in our formats, worked out in another way than there.
    static String valid(String text) {
        return text.replaceAll("[\\x{D800}-\\x{DFFF}\\x00]", "\uFFFD");
    }

    private String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(random.nextInt(300) == 0 ? 2000 : 5); i > 0; i--) {
            text.append(pick(PIECES));
        }
        return text.toString();
    }

    private double number() {
        return switch (random.nextInt(4)) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> -grown();
            default -> grown();
        };
    }

    private double grown() {
        return switch (random.nextInt(4)) {
            case 0 -> EDGES[random.nextInt(EDGES.length)];
            case 1 -> random.nextLong(Long.MAX_VALUE) >> random.nextInt(63);
            case 2 -> random.nextInt(1_000_000) / 1000.0;
            default -> random.nextDouble() * Math.pow(10, random.nextInt(-330, 300));
        };
    }

    @SafeVarargs
    private final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static List<String> distinct(int howMany, Supplier<String> texts) {
        Set<String> distinct = new LinkedHashSet<>();
        while (distinct.size() < howMany) {
            distinct.add(texts.get());
        }
        return List.copyOf(distinct);
    }
}
