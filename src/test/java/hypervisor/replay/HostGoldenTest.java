package hypervisor.replay;

import hypervisor.Golden;
import hypervisor.dialect.BuildInfo;
import hypervisor.dialect.Dialect;
import hypervisor.dialect.DialectOptions;
import hypervisor.dialect.Dialects;
import hypervisor.exposition.Format;
import hypervisor.fact.Facts;
import hypervisor.source.qemu.MonitorOptions.Way;
import hypervisor.source.zfs.ZfsFacts;
import hypervisor.source.zfs.kstat.Kstats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of recorded and of made-up hosts, to the byte.
class HostGoldenTest {
    private static final Path HOSTS = Path.of("src/test/fixtures/hosts");

    /// What is another number each time.
    private static final String MOVING =
            "(?m)^((?:pve_scrape_duration_seconds|hypervisor_guest_monitor_timestamp_seconds\\{[^}]*}) ).*$";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "native, false, native",
        "pve_local_exporter, false, pve_local_exporter",
        "pve_local_exporter, true, exact"
    })
    void aNodeFromInside(String dialect, boolean exact, String file) throws IOException {
        String text = HostReplay.scrape(
                Path.of("src/test/fixtures/upstream/pve_local_exporter"),
                "after",
                Way.QMP,
                exact,
                dialect(dialect, exact),
                directory);
        RecordedTree.removeLinks(directory);

        Golden.assertMatches(
                HOSTS.resolve("pve-node").resolve(file + ".prom"),
                text.replace(directory.toString(), "").replaceAll(MOVING, "$11"));
    }

    @ParameterizedTest
    @CsvSource({"0.8", "2.1", "2.4"})
    void zfs(String version) throws IOException, InterruptedException {
        Facts facts = Facts.builder().put(ZfsFacts.KSTATS, Kstats.of(version)).build();
        for (String name : new String[] {"native", "node_exporter"}) {
            var out = new ByteArrayOutputStream();
            Format.TEXT.write(dialect(name, false).render(facts), out);
            Golden.assertMatches(
                    HOSTS.resolve("zfs-" + version).resolve(name + ".prom"), out.toString(StandardCharsets.UTF_8));
        }
    }

    private static Dialect dialect(String name, boolean exact) {
        return Objects.requireNonNull(Dialects.named(
                name,
                DialectOptions.DOCUMENTED
                        .withExact(exact)
                        .onNode("pve1")
                        .at(InstantSource.system(), new BuildInfo("1.2.3", "4d6f7e8", "25"))));
    }
}
