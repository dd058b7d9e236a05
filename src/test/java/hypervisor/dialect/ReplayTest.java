package hypervisor.dialect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Canonical;
import hypervisor.RecordedLibvirtHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the originals printed for a host, beside what we make of what the host's libvirt said just before and just
/// after: the same families, series, types and values, but for what `differences.txt` lists with its reason.
class ReplayTest {
    private static final Path ORIGINALS = Path.of("src/test/fixtures/originals");

    /// Guests work on while they are recorded, and the originals have CPU time in hundredths of a second.
    private static final double RELATIVE_TOLERANCE = 0.03;

    private static final double TOLERANCE = 0.02;

    static Stream<Arguments> originals() {
        return Stream.of(
                Arguments.of("libvirt_exporter", LibvirtExporter.dialect(DialectOptions.UPSTREAM)),
                Arguments.of("libvirt_nova_exporter", LibvirtNovaExporter.DIALECT),
                Arguments.of("tinkoff", Libvirt.dialect(DialectOptions.DOCUMENTED)),
                Arguments.of("inovex", Libvirt.dialect(DialectOptions.DOCUMENTED)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("originals")
    void equalsTheOriginal(String original, Dialect dialect) throws IOException {
        Path folder = ORIGINALS.resolve(original);
        Path definitions = folder.resolve("dumpxml");
        Map<String, Double> theirs = series(Files.readString(folder.resolve("scrape.prom")));
        Map<String, Double> before = ours(dialect, folder.resolve("before/domstats.txt"), definitions);
        Map<String, Double> after = ours(dialect, folder.resolve("after/domstats.txt"), definitions);
        Set<String> families = theirs.keySet().stream().map(ReplayTest::family).collect(Collectors.toSet());

        Set<String> differences = new TreeSet<>();
        theirs.forEach((series, value) -> {
            if (!after.containsKey(series)) {
                differences.add("missing " + series);
            } else if (!between(before.getOrDefault(series, value), value, requireNonNull(after.get(series)))) {
                differences.add("value " + series);
            }
        });
        after.keySet().stream()
                .filter(series -> !theirs.containsKey(series) && families.contains(family(series)))
                .forEach(series -> differences.add("added " + series));

        assertExplained(differences, Files.readAllLines(folder.resolve("differences.txt")).stream());
    }

    /// Every difference has a reason, and every reason a difference.
    private static void assertExplained(Set<String> differences, Stream<String> explanations) {
        Set<String> unexplained = new TreeSet<>(differences);
        Set<String> needless = new LinkedHashSet<>();
        explanations.filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            Pattern explained = Pattern.compile(line.strip());
            if (!unexplained.removeIf(
                    difference -> explained.matcher(difference).find())) {
                needless.add(line);
            }
        });
        assertThat(unexplained).as("differences without a reason").isEmpty();
        assertThat(needless).as("reasons without a difference").isEmpty();
    }

    private static boolean between(double before, double value, double after) {
        double slack = Math.max(TOLERANCE, Math.abs(value) * RELATIVE_TOLERANCE);
        return value >= Math.min(before, after) - slack && value <= Math.max(before, after) + slack;
    }

    private static Map<String, Double> ours(Dialect dialect, Path statistics, Path definitions) throws IOException {
        return series(Exposed.text(dialect, RecordedLibvirtHost.read(statistics, definitions)));
    }

    /// Samples by their name and labels, and types, as `TYPE name type`, with the value 1.
    private static Map<String, Double> series(String exposition) {
        Map<String, Double> series = new TreeMap<>();
        Canonical.of(exposition).lines().forEach(line -> {
            if (line.startsWith("# TYPE ")) {
                series.put(line.substring("# ".length()), 1.0);
            } else {
                int space = line.lastIndexOf(' ');
                series.put(line.substring(0, space), Double.parseDouble(line.substring(space + 1)));
            }
        });
        return series;
    }

    private static String family(String series) {
        return series.startsWith("TYPE ") ? series.split(" ")[1] : series.substring(0, series.indexOf('{'));
    }
}
