package hypervisor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.dialect.Dialect;
import hypervisor.dialect.DialectOptions;
import hypervisor.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the exporters we stand in for printed of a host, we print of the same host; `differences.tsv` lists every
/// difference and its reason.
@Timeout(60)
class ReplayTest {
    private static final Path FOLDER = Path.of("src/test/fixtures/upstream");

    @TempDir
    private Path directory;

    @Test
    void libvirtExporterWithTheProgramsLabels() throws IOException {
        assertReplayed("libvirt-cnef", "libvirt-cnef", dialect("libvirt_exporter", DialectOptions.UPSTREAM));
    }

    @Test
    void libvirtExporterWithTheDocumentedLabels() throws IOException {
        assertReplayed(
                "libvirt-cnef documented", "libvirt-cnef", dialect("libvirt_exporter", DialectOptions.DOCUMENTED));
    }

    @Test
    void tinkoff() throws IOException {
        assertReplayed("libvirt-tinkoff", "libvirt-tinkoff", dialect("tinkoff", DialectOptions.DOCUMENTED));
    }

    @Test
    void inovex() throws IOException {
        assertReplayed("libvirt-inovex", "libvirt-inovex", dialect("inovex", DialectOptions.DOCUMENTED));
    }

    @Test
    void libvirtNovaExporter() throws IOException {
        assertReplayed(
                "libvirt_nova_exporter_py",
                "libvirt_nova_exporter_py",
                dialect("libvirt_nova_exporter", DialectOptions.DOCUMENTED));
    }

    /// @param name as in the first column of the list
    /// @param folder the recording's
    private void assertReplayed(String name, String folder, Dialect dialect) throws IOException {
        Path recording = FOLDER.resolve(folder);
        Exposition original =
                Exposition.of(name.endsWith("documented") ? withoutUuid(recorded(recording)) : recorded(recording));
        Exposition before = replayed(recording, "domstats-before.txt", dialect);
        Exposition after = replayed(recording, "domstats-after.txt", dialect);

        List<String> complaints = ExpectedDifferences.read(FOLDER.resolve("differences.tsv"))
                .complaints(name, Comparison.of(original, before, after));
        assertThat(complaints)
                .as("each is a fault of ours, or needs a line with its reason in differences.tsv")
                .isEmpty();
    }

    private static String recorded(Path recording) throws IOException {
        return Files.readString(recording.resolve("scrape.prom"));
    }

    /// The program has a label that its documentation does not.
    private static String withoutUuid(String text) {
        return text.replaceAll(",uuid=\"[^\"]*\"", "");
    }

    private Exposition replayed(Path recording, String statistics, Dialect dialect) throws IOException {
        return Exposition.of(Replay.scrape(RecordedHost.read(recording, statistics), dialect, directory));
    }

    private static Dialect dialect(String name, DialectOptions options) {
        return Objects.requireNonNull(Dialects.named(name, options), name);
    }
}
