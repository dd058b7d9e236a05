package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Golden;
import hypervisor.metric.Family;
import hypervisor.metric.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProxmoxDialectsTest {
    private static final Path FIXTURES = Path.of("src/test/fixtures/dialect");

    static Stream<Arguments> dialects() {
        InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(1_000_000));
        var build = new BuildInfo("1.2.3", "4d6f7e8", "25.0.3+9-LTS");
        DialectOptions documented = DialectOptions.DOCUMENTED.at(clock, build);
        DialectOptions upstream = DialectOptions.UPSTREAM.at(clock, build);
        return Stream.of(
                Arguments.of("prometheus-pve-exporter", PrometheusPveExporter.dialect(documented)),
                Arguments.of("proxmox-exporter", ProxmoxExporter.dialect(documented)),
                Arguments.of("proxmox-exporter-upstream", ProxmoxExporter.dialect(upstream)),
                Arguments.of("pve-exporter", PveExporter.dialect(documented)),
                Arguments.of("pve-exporter-upstream", PveExporter.dialect(upstream)));
    }

    /// A family nothing can fill would be a lie in the reference.
    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void everyFamilyHasASeriesWhereEverythingIsTold(String page, Dialect dialect) {
        Set<String> filled = new HashSet<>();
        dialect.render(ClusterThatTellsAll.facts()).map(Family::name).forEach(filled::add);

        assertThat(dialect.metrics().map(Metric::name)).as(page).allMatch(filled::contains);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void tellsEverything(String page, Dialect dialect) throws IOException {
        Golden.assertMatches(FIXTURES.resolve(page + ".prom"), Exposed.text(dialect, ClusterThatTellsAll.facts()));
    }
}
