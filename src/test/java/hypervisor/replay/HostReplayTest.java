package hypervisor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.dialect.BuildInfo;
import hypervisor.dialect.Dialect;
import hypervisor.dialect.DialectOptions;
import hypervisor.dialect.Dialects;
import hypervisor.source.qemu.MonitorOptions.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What `pve_local_exporter` printed of a Proxmox VE node, we print of the same files and monitors; `differences.tsv`
/// lists
/// every difference and its reason.
@Timeout(120)
class HostReplayTest {
    private static final Path FOLDER = Path.of("src/test/fixtures/upstream");
    private static final Path RECORDING = FOLDER.resolve("pve_local_exporter");
    private static final BuildInfo BUILD = new BuildInfo("20e5c87", "20e5c87", "25");

    @TempDir
    private Path before;

    @TempDir
    private Path after;

    @AfterEach
    void removeLinks() throws IOException {
        for (Path folder : List.of(before, after)) {
            RecordedTree.removeLinks(folder);
        }
    }

    @Test
    void throughTheGuestsOwnSockets() throws IOException {
        assertReplayed("pve_local_exporter", Way.QMP, false);
    }

    @Test
    void throughQm() throws IOException {
        assertReplayed("pve_local_exporter", Way.QM, false);
    }

    @Test
    void withTheFaultsOfTheOriginal() throws IOException {
        assertReplayed("pve_local_exporter exact", Way.QM, true);
    }

    /// @param name in the first column of the list
    private void assertReplayed(String name, Way way, boolean exact) throws IOException {
        Dialect dialect = Objects.requireNonNull(Dialects.named(
                "pve_local_exporter", DialectOptions.UPSTREAM.withExact(exact).at(InstantSource.system(), BUILD)));

        List<Difference> differences = Comparison.of(
                Exposition.of(Files.readString(RECORDING.resolve("scrape.prom"))),
                scrape("before", way, exact, dialect, before),
                scrape("after", way, exact, dialect, after));

        assertThat(ExpectedDifferences.read(FOLDER.resolve("differences.tsv")).complaints(name, differences))
                .as("each is a fault of ours, or needs a line with its reason in differences.tsv")
                .isEmpty();
    }

    private static Exposition scrape(String moment, Way way, boolean exact, Dialect dialect, Path directory)
            throws IOException {
        return Exposition.of(HostReplay.scrape(RECORDING, moment, way, exact, dialect, directory)
                .replace(directory.toString(), ""));
    }
}
