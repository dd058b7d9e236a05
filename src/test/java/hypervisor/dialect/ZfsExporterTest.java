package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Facts;
import hypervisor.source.zfs.FakeZfs;
import hypervisor.source.zfs.ZfsFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZfsExporterTest {
    private static final Path RECORDED = Path.of("src/test/fixtures/upstream/zfs-fuse-0.7.0/zfs_exporter-2.3.11.prom");
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Dialect DIALECT = ZfsExporter.dialect(DialectOptions.DOCUMENTED);

    @TempDir
    private Path directory;

    @Test
    void hasTheContractsFamiliesAndNoOthers() throws IOException {
        List<String> contract = ContractTest.contract("zfs_exporter");
        assertThat(contract).hasSize(34);
        assertThat(ContractTest.lines(DIALECT)).isEqualTo(new TreeSet<>(contract));
    }

    @Test
    void poolsAreToldAsTheOriginalTellsThem() throws Exception {
        Facts facts = FakePools.facts(new FakeZfs(directory).full("tank"), LONG);

        assertThat(Exposed.by(DIALECT, facts))
                .contains(
                        "zfs_pool_allocated_bytes{pool=tank} 6696025813156",
                        "zfs_pool_deduplication_ratio{pool=tank} 0.8",
                        "zfs_pool_capacity_ratio{pool=tank} 0.42",
                        "zfs_pool_expand_size_bytes{pool=tank} 0",
                        "zfs_pool_fragmentation_ratio{pool=tank} 0.17",
                        "zfs_pool_free_bytes{pool=tank} 9246892789596",
                        "zfs_pool_freeing_bytes{pool=tank} 4096",
                        "zfs_pool_health{pool=tank} 0",
                        "zfs_pool_leaked_bytes{pool=tank} 0",
                        "zfs_pool_readonly{pool=tank} 0",
                        "zfs_pool_size_bytes{pool=tank} 15942918602752");
    }

    @Test
    void whatIsNotThereIsZeroWhereTheOriginalReadsIt() throws Exception {
        FakeZfs fake = new FakeZfs(directory).full("tank").answer("tank", "zpool-get", """
                        tank	size	100
                        tank	freeing	-
                        tank	dedupratio	-
                        tank	capacity	-
                        tank	readonly	-
                        tank	health	SUSPENDED
                        """);
        assertThat(Exposed.by(DIALECT, FakePools.facts(fake, LONG)))
                .contains(
                        "zfs_pool_freeing_bytes{pool=tank} 0",
                        "zfs_pool_deduplication_ratio{pool=tank} " + Long.MAX_VALUE, // infinite
                        "zfs_pool_capacity_ratio{pool=tank} 0",
                        "zfs_pool_readonly{pool=tank} 0",
                        "zfs_pool_health{pool=tank} 6")
                .noneMatch(series -> series.startsWith("zfs_pool_leaked_bytes"));
    }

    @Test
    void datasetsAreToldByTheirKind() throws Exception {
        List<String> exposed = Exposed.by(DIALECT, FakePools.facts(new FakeZfs(directory).full("tank"), LONG));

        String volume = "{name=tank/data/vm-101-disk-0,pool=tank,type=volume} ";
        String files = "{name=tank/data/with space ü,pool=tank,type=filesystem} ";
        String snapshot = "{name=tank/data/with space ü@before upgrade,pool=tank,type=snapshot} ";
        assertThat(exposed)
                .contains(
                        "zfs_dataset_available_bytes" + volume + "6000000000000",
                        "zfs_dataset_volume_size_bytes" + volume + "34359738368",
                        "zfs_dataset_compression_ratio" + volume + "0.5",
                        "zfs_dataset_logical_used_bytes" + volume + "40000000000",
                        "zfs_dataset_used_by_dataset_bytes" + volume + "20000000000",
                        "zfs_dataset_written_bytes" + volume + "1048576",
                        "zfs_dataset_creation_timestamp" + volume + "1710000000",
                        "zfs_dataset_quota_bytes" + files + "10737418240",
                        "zfs_dataset_snapshot_count_total" + files + "3",
                        "zfs_dataset_snapshot_limit_total" + files + "10",
                        "zfs_dataset_quota_bytes{name=tank,pool=tank,type=filesystem} 0",
                        "zfs_dataset_used_bytes" + snapshot + "0",
                        "zfs_dataset_referenced_bytes" + snapshot + "196608",
                        "zfs_dataset_logical_used_bytes" + snapshot + "65536",
                        "zfs_dataset_written_bytes" + snapshot + "196608",
                        "zfs_dataset_used_bytes{name=tank/data/vm-101-disk-0@daily-3,pool=tank,type=snapshot} 0")
                .noneMatch(series -> series.startsWith("zfs_dataset_volume_size_bytes" + files))
                .noneMatch(series -> series.startsWith("zfs_dataset_quota_bytes" + volume))
                .noneMatch(series -> series.startsWith("zfs_dataset_available_bytes" + snapshot));
    }

    @Test
    void aPoolThatFailsCostsNoOtherItsSeriesAndIsTold() throws Exception {
        FakeZfs fake = new FakeZfs(directory).full("rpool").full("tank").answer("tank", "zfs-get", "Killed\n");

        assertThat(Exposed.by(DIALECT, FakePools.facts(fake, LONG)))
                .contains(
                        "zfs_scrape_collector_success{collector=pool} 1",
                        "zfs_scrape_collector_success{collector=dataset-filesystem} 0",
                        "zfs_scrape_collector_success{collector=dataset-volume} 0",
                        "zfs_scrape_collector_success{collector=dataset-snapshot} 1",
                        "zfs_scrape_collector_duration_seconds{collector=pool} 0.25",
                        "zfs_dataset_written_bytes{name=rpool,pool=rpool,type=filesystem} 98304")
                .noneMatch(series -> series.startsWith("zfs_dataset_written_bytes{name=tank,"));
    }

    /// The original knew nothing of a real zfs-fuse 0.7.0, whose programs refuse all that it asks. Ours knows no more
    /// of
    /// datasets; of pools it also tells the health, which is in what `zpool status` prints for people.
    @Test
    void ofARealZfsFuseItTellsWhatTheOriginalToldAndHealthBesides() throws Exception {
        FakeZfs fake = new FakeZfs(directory);
        for (String pool : List.of("rpool", "tank")) {
            fake.pool(pool).answer(pool, "zpool-status", ZfsFixtures.recorded("zpool-status-degraded.txt"));
        }
        fake.unknown(" -");

        List<String> exposed = Exposed.by(DIALECT, FakePools.facts(fake, LONG)).stream()
                .map(ZfsExporterTest::withoutMoment)
                .sorted()
                .toList();

        List<String> original;
        try (var lines = Files.lines(RECORDED)) {
            original = lines.filter(line -> !line.startsWith("#"))
                    .map(line -> withoutMoment(line.replace("\"", "")))
                    .sorted()
                    .toList();
        }
        assertThat(original).hasSize(9);
        List<String> more =
                exposed.stream().filter(series -> !original.contains(series)).toList();
        List<String> less =
                original.stream().filter(series -> !exposed.contains(series)).toList();
        assertThat(less)
                .as("that status could be read is told as a success")
                .containsExactly("zfs_scrape_collector_success{collector=pool} 0");
        assertThat(more)
                .containsExactly(
                        "zfs_pool_health{pool=rpool} 1",
                        "zfs_pool_health{pool=tank} 0",
                        "zfs_scrape_collector_success{collector=pool} 1");
    }

    /// Durations and builds differ from run to run.
    private static String withoutMoment(String series) {
        return series.startsWith("zfs_scrape_collector_duration_seconds")
                        || series.startsWith("zfs_exporter_build_info")
                ? series.replaceAll(" [^ ]+$| \\d.*$", "").replaceAll("\\{branch.*", "")
                : series;
    }
}
