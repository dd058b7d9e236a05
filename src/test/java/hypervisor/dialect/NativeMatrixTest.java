package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.metric.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// For each recorded host: every metric that its source could feed comes out, or it is written down why not. The page
/// `docs/metrics/native.md` says which source feeds what.
public class NativeMatrixTest {
    private static final Path HOSTS = Path.of("src/test/fixtures/hosts");
    private static final String TYPE = "# TYPE ";

    static List<String> hosts() throws IOException {
        try (Stream<Path> hosts = Files.list(HOSTS)) {
            return hosts.map(host -> host.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void whatItsSourceCouldFeedComesOut(String host) throws IOException {
        var absences = Absences.of(host);
        Set<String> missing = new TreeSet<>(fedBy(sources(host)));
        missing.removeAll(names(host));

        assertThat(missing.stream().filter(name -> absences.reason(name) == null))
                .as("without a reason in " + Absences.FILE)
                .isEmpty();
        assertThat(absences.unused(missing)).as("reasons for what is there").isEmpty();
    }

    @Test
    void everyMetricIsSeenOnSomeHostOrHasAReason() throws IOException {
        Set<String> unseen = new TreeSet<>(fedBy(Set.of("libvirt", "proxmox", "host", "pve", "zfs")));
        for (String host : hosts()) {
            unseen.removeAll(names(host));
        }
        var absences = Absences.of("any");
        assertThat(unseen.stream().filter(name -> absences.reason(name) == null))
                .isEmpty();
        assertThat(absences.unused(unseen)).as("reasons for what is there").isEmpty();
    }

    public static Set<String> fedBy(Set<String> sources) {
        Set<String> names = new TreeSet<>();
        for (Native.Part part : Native.parts(DialectOptions.DOCUMENTED)) {
            if (part.families() instanceof Vocabulary words) {
                words.words().stream()
                        .filter(word -> word.sources().stream().anyMatch(sources::contains))
                        .forEach(word -> names.add(word.metric().name()));
            } else if (sources.contains(part.source())) {
                part.families().metrics().stream()
                        .filter(metric -> !metric.name().contains("<"))
                        .forEach(metric -> names.add(metric.name()));
            }
        }
        return names;
    }

    private static Set<String> sources(String host) {
        return switch (host.substring(0, host.indexOf('-'))) {
            case "libvirt" -> Set.of("libvirt");
            case "proxmox" -> Set.of("proxmox");
            case "pve" -> Set.of("host", "pve");
            case "zfs" -> Set.of("zfs");
            default -> throw new AssertionError("what is " + host + "?");
        };
    }

    private static Set<String> names(String host) throws IOException {
        Path beside = HOSTS.resolve(host).resolve("native.prom");
        Path below = HOSTS.resolve(host).resolve("expected/native.prom");
        return Files.readAllLines(Files.exists(beside) ? beside : below).stream()
                .filter(line -> line.startsWith(TYPE))
                .map(line -> line.split(" ")[2])
                .collect(Collectors.toSet());
    }
}
