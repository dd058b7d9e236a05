package hypervisor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.demo.proxmox.RecordedCluster;
import hypervisor.demo.proxmox.ReplayedTraffic;
import hypervisor.dialect.BuildInfo;
import hypervisor.dialect.Dialect;
import hypervisor.dialect.DialectOptions;
import hypervisor.dialect.Dialects;
import hypervisor.dialect.PrometheusPveExporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the exporters we stand in for printed of a Proxmox VE cluster, we print of the same answers; `differences.tsv`
/// lists every difference and its reason.
@Timeout(120)
class ProxmoxReplayTest {
    private static final Path FOLDER = Path.of("src/test/fixtures/upstream");
    private static final BuildInfo BUILD = new BuildInfo("1.14.0", "09ca3d5", "1.26.10");

    /// How long the originals took at most: what they print of the time lies between ours before and after.
    private static final Duration LONGEST_SCRAPE = Duration.ofSeconds(4);

    @TempDir
    private Path directory;

    @Test
    void proxmoxExporterAsItsReadmeShowsIt() throws IOException {
        assertReplayed("proxmox-exporter-7791b3a", "proxmox-exporter", DialectOptions.DOCUMENTED, "");
    }

    /// Its labels are those of the newest version without what came later.
    @Test
    void proxmoxExporterOfItsReadmesCommit() throws IOException {
        assertReplayed("proxmox-exporter-c7e2f25", "proxmox-exporter", DialectOptions.UPSTREAM, "cluster|tags|shared");
    }

    @Test
    void proxmoxExporterToday() throws IOException {
        assertReplayed("proxmox-exporter-v1.0.2", "proxmox-exporter", DialectOptions.UPSTREAM, "");
    }

    @Test
    void pveExporterToday() throws IOException {
        assertReplayed("pve-exporter", "pve-exporter", DialectOptions.UPSTREAM, "");
    }

    @Test
    void prometheusPveExporterToday() throws IOException {
        assertReplayed("prometheus-pve-exporter", "prometheus-pve-exporter", DialectOptions.UPSTREAM, "");
    }

    /// What is unknown is 0, and this lists the rest in which we differ.
    @Test
    void prometheusPveExporterWithItsWrongValues() throws IOException {
        var exact = DialectOptions.UPSTREAM.withExact(true);

        assertReplayed(
                "prometheus-pve-exporter", "prometheus-pve-exporter exact", "prometheus-pve-exporter", exact, "");
    }

    @Test
    void eitherHalfOfPrometheusPveExporter() throws IOException {
        var cluster = DialectOptions.UPSTREAM.without(PrometheusPveExporter.NODE_PARTS);
        var node = DialectOptions.UPSTREAM.without(PrometheusPveExporter.CLUSTER_PARTS);

        assertReplayed("prometheus-pve-exporter-cluster", "prometheus-pve-exporter", cluster, "");
        assertReplayed("prometheus-pve-exporter-node", "prometheus-pve-exporter", node, "");
    }

    @Test
    void theReadmesOwnCluster() throws IOException {
        Instant noon = Instant.parse("2026-11-25T12:00:00Z");
        Exposition readme = Exposition.of(Files.readString(FOLDER.resolve("proxmox-exporter-readme/scrape.prom")));
        Exposition ours = Exposition.of(ProxmoxReplay.scrape(
                new RecordedCluster("readme", List.of("proxmox1", "proxmox2", "proxmox3")),
                dialect("proxmox-exporter", DialectOptions.DOCUMENTED, InstantSource.fixed(noon)),
                InstantSource.fixed(noon),
                directory));

        assertThat(Comparison.of(readme, ours, ours)).isEmpty();
    }

    /// @param name of the recording's folder, and in the first column of the list
    /// @param later names of labels that the original did not have yet
    private void assertReplayed(String name, String dialect, DialectOptions options, String later) throws IOException {
        assertReplayed(name, name, dialect, options, later);
    }

    /// @param listed in the first column of the list
    private void assertReplayed(String name, String listed, String dialect, DialectOptions options, String later)
            throws IOException {
        var traffic = new ReplayedTraffic(name);
        InstantSource begin = InstantSource.fixed(traffic.time());
        InstantSource end = InstantSource.fixed(traffic.time().plus(LONGEST_SCRAPE));

        List<Difference> differences = Comparison.of(
                Exposition.of(traffic.printed()),
                replayed(traffic, dialect(dialect, options, begin), begin, later),
                replayed(traffic, dialect(dialect, options, end), end, later));

        assertThat(ExpectedDifferences.read(FOLDER.resolve("differences.tsv")).complaints(listed, differences))
                .as("each is a fault of ours, or needs a line with its reason in differences.tsv")
                .isEmpty();
    }

    private Exposition replayed(ReplayedTraffic traffic, Dialect dialect, InstantSource clock, String later)
            throws IOException {
        String text = ProxmoxReplay.scrape(traffic, dialect, clock, directory);
        return Exposition.of(
                later.isEmpty()
                        ? text
                        : text.replaceAll("(?<=[{,])(?:" + later + ")=\"[^\"]*\",?", "")
                                .replace(",}", "}"));
    }

    private static Dialect dialect(String name, DialectOptions options, InstantSource clock) {
        return Objects.requireNonNull(Dialects.named(name, options.at(clock, BUILD)), name);
    }
}
