package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Facts;
import hypervisor.metric.Families;
import hypervisor.metric.Type;
import hypervisor.source.zfs.FakeZfs;
import hypervisor.source.zfs.PoolReadings;
import hypervisor.source.zfs.ZfsFacts;
import hypervisor.source.zfs.pool.PoolLatencies;
import hypervisor.source.zfs.pool.PoolLatencies.Latency;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostZfsMetricsTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Dialect DIALECT = dialect();

    @TempDir
    private Path directory;

    private static Dialect dialect() {
        List<Families> sets = new ArrayList<>(HostZfsPoolMetrics.sets());
        sets.addAll(HostZfsDatasetMetrics.sets());
        sets.add(NativeDiskMetrics.words("pve1"));
        return new Dialect("zfs", "ZFS by its programs", sets);
    }

    @Test
    void namesFollowTheConventions() {
        assertThat(DIALECT.metrics()).isNotEmpty().allSatisfy(metric -> {
            assertThat(metric.name()).matches("hypervisor_(zfs|disk)_.*");
            assertThat(metric.name().endsWith("_total")).isEqualTo(metric.type() == Type.COUNTER);
            assertThat(metric.labelNames()).doesNotContain("type", "job", "instance");
            if (metric.name().endsWith("_info")) {
                assertThat(metric.help()).endsWith("Always 1.");
            }
        });
    }

    @Test
    void tellsOfPools() throws Exception {
        assertThat(exposed(new FakeZfs(directory).full("tank")))
                .contains(
                        "hypervisor_zfs_pool_size_bytes{node=pve1,pool=tank} 15942918602752",
                        "hypervisor_zfs_pool_freeing_bytes{pool=tank} 4096",
                        "hypervisor_zfs_pool_checkpoint_bytes{pool=tank} 1258291",
                        "hypervisor_zfs_pool_used_ratio{pool=tank} 0.42",
                        "hypervisor_zfs_pool_fragmentation_ratio{node=pve1,pool=tank} 0.17",
                        "hypervisor_zfs_pool_dedup_ratio{pool=tank} 1.25",
                        "hypervisor_zfs_pool_readonly{pool=tank} 0",
                        "hypervisor_zfs_pool_data_errors{pool=tank} 2",
                        "hypervisor_zfs_pool_checksum_errors_total{pool=tank} 3",
                        "hypervisor_zfs_pool_health{node=pve1,pool=tank,state=online} 1",
                        "hypervisor_zfs_pool_health{node=pve1,pool=tank,state=degraded} 0",
                        "hypervisor_zfs_tool_stuck{pool=tank} 0",
                        "hypervisor_zfs_tool_success{pool=tank,collector=zfs_snapshot} 1")
                .noneMatch(series -> series.startsWith("hypervisor_zfs_pool_expandable_bytes"));
    }

    @Test
    void tellsOfDevices() throws Exception {
        assertThat(exposed(new FakeZfs(directory).full("tank")))
                .contains(
                        "hypervisor_zfs_vdev_read_errors_total{pool=tank,vdev=raidz1-0/sda} 1",
                        "hypervisor_zfs_vdev_slow_ios_total{pool=tank,vdev=raidz1-0/sda} 5",
                        "hypervisor_zfs_vdev_state{pool=tank,vdev=raidz1-0/sda,state=online} 1",
                        "hypervisor_zfs_vdev_state{pool=tank,vdev=spares/sdc,state=avail} 1",
                        "hypervisor_zfs_vdev_info{pool=tank,vdev=logs/mirror-1,class=logs,kind=mirror} 1",
                        "hypervisor_zfs_vdev_trim_ratio{pool=tank,vdev=raidz1-0/sda} 0.25",
                        "hypervisor_zfs_vdev_trim_state{pool=tank,vdev=raidz1-0/sda,state=active} 1",
                        "hypervisor_zfs_vdev_trim_state{pool=tank,vdev=raidz1-0/sdb,state=unsupported} 1")
                .noneMatch(series -> series.startsWith("hypervisor_zfs_vdev_read_errors_total{pool=tank,vdev=spares"))
                .noneMatch(series -> series.contains("vdev=,"));
    }

    @Test
    void tellsOfScrubsAndLatencies() throws Exception {
        assertThat(exposed(new FakeZfs(directory).full("tank")))
                .contains(
                        "hypervisor_zfs_scan_start_timestamp_seconds{pool=tank,scan=scrub} 1795564800",
                        "hypervisor_zfs_scan_progress_ratio{pool=tank,scan=scrub} 0.5",
                        "hypervisor_zfs_scan_size_bytes{pool=tank,scan=scrub} 800000000000",
                        "hypervisor_zfs_scan_errors{pool=tank,scan=scrub} 1",
                        "hypervisor_zfs_scan_state{pool=tank,scan=scrub,state=scanning} 1",
                        "hypervisor_zfs_scan_state{pool=tank,scan=scrub,state=finished} 0")
                .anyMatch(series -> series.startsWith(
                        "hypervisor_zfs_pool_latency_seconds{pool=tank,queue=total,operation=read} ["))
                .anyMatch(series ->
                        series.startsWith("hypervisor_zfs_pool_latency_seconds{pool=tank,queue=scrub,operation=} ["))
                .noneMatch(series -> series.startsWith("hypervisor_zfs_scan_end_timestamp_seconds"));
    }

    @Test
    void latenciesAreHistogramsInSecondsFromAMicrosecondOn() {
        var latency =
                new Latency("disk", "write", List.of(511L, 1023L, 2047L, (1L << 37) - 1), List.of(1L, 2L, 4L, 8L));
        Facts facts = Facts.builder()
                .put(ZfsFacts.LATENCIES, PoolReadings.of(Map.of("tank", new PoolLatencies("tank", List.of(latency)))))
                .build();

        assertThat(DIALECT.render(facts)).singleElement().satisfies(family -> {
            assertThat(family.type()).isEqualTo(Type.HISTOGRAM);
            assertThat(family.distributions()).singleElement().satisfies(one -> {
                assertThat(one.labelValues()).containsExactly("tank", "disk", "write");
                assertThat(one.buckets().upperBounds()).containsExactly(1.023e-6, 2.047e-6, 137.438953471);
                assertThat(one.buckets().counts()).containsExactly(3L, 4L, 8L, 0L);
                assertThat(one.buckets().sum()).as("ZFS does not tell").isNull();
                assertThat(one.buckets().alsoNative()).isTrue();
            });
        });
    }

    @Test
    void tellsOfDatasetsAndTheirSnapshots() throws Exception {
        String volume = "{dataset=tank/data/vm-101-disk-0";
        assertThat(exposed(new FakeZfs(directory).full("tank")))
                .contains(
                        "hypervisor_zfs_dataset_used_bytes" + volume + "} 34359738368",
                        "hypervisor_zfs_dataset_compress_ratio" + volume + "} 2",
                        "hypervisor_zfs_dataset_volume_size_bytes" + volume + "} 34359738368",
                        "hypervisor_zfs_dataset_referenced_reservation_bytes" + volume + "} 34359738368",
                        "hypervisor_zfs_dataset_encrypted" + volume + "} 1",
                        "hypervisor_zfs_dataset_key_state" + volume + ",state=unavailable} 1",
                        "hypervisor_zfs_dataset_key_state" + volume + ",state=available} 0",
                        "hypervisor_zfs_dataset_info" + volume
                                + ",pool=tank,kind=volume,id=101,compression=zstd,encryption=aes-256-gcm} 1",
                        "hypervisor_zfs_dataset_encrypted{dataset=tank} 0",
                        "hypervisor_zfs_dataset_quota_bytes{dataset=tank/data/with space ü} 10737418240",
                        "hypervisor_zfs_dataset_snapshots" + volume + "} 3",
                        "hypervisor_zfs_dataset_snapshots{dataset=tank} 0",
                        "hypervisor_zfs_dataset_snapshot_newest_timestamp_seconds" + volume + "} 1795172800",
                        "hypervisor_zfs_dataset_snapshot_bytes" + volume + "} 3000")
                .noneMatch(series -> series.startsWith("hypervisor_zfs_dataset_quota_bytes{dataset=tank}"))
                .noneMatch(series -> series.startsWith("hypervisor_zfs_dataset_key_state{dataset=tank,"))
                .noneMatch(series -> series.startsWith("hypervisor_zfs_dataset_snapshot_bytes{dataset=tank}"));
    }

    @Test
    void aPoolWhoseProgramHangsIsStuckAndTheOthersAreTold() throws Exception {
        FakeZfs fake = new FakeZfs(directory).full("sick").full("tank");
        fake.mark("sick/hang-zpool-get");
        assertThat(Exposed.by(DIALECT, FakePools.facts(fake, Duration.ofSeconds(4))))
                .contains(
                        "hypervisor_zfs_tool_stuck{pool=sick} 1",
                        "hypervisor_zfs_tool_stuck{pool=tank} 0",
                        "hypervisor_zfs_tool_success{pool=sick,collector=zfs_pool} 0",
                        "hypervisor_zfs_pool_size_bytes{node=pve1,pool=tank} 15942918602752")
                .noneMatch(series -> series.startsWith("hypervisor_zfs_pool_size_bytes{pool=sick}"));
    }

    @Test
    void theSameStateIsTheSameText() throws Exception {
        FakeZfs fake = new FakeZfs(directory).full("rpool").full("tank");
        String first = Exposed.text(DIALECT, FakePools.facts(fake, LONG));
        assertThat(first).contains("hypervisor_zfs_pool_latency_seconds_bucket");
        assertThat(Exposed.text(DIALECT, FakePools.facts(fake, LONG))).isEqualTo(first);
    }

    @Test
    void theFirstGenerationOfPveExporterHasItsPools() throws Exception {
        FakeZfs fake = new FakeZfs(directory)
                .full("tank")
                .full("sick")
                .answer("sick", "zpool-get", "sick\thealth\tDEGRADED\n");
        Facts facts = FakePools.facts(fake, LONG);
        var documented = new Dialect("pve", "", PveZfsPoolMetrics.sets(DialectOptions.DOCUMENTED));

        assertThat(Exposed.by(documented, facts))
                .containsExactlyInAnyOrder(
                        "zfs_pool_health{pool=sick} 0",
                        "zfs_pool_health{pool=tank} 1",
                        "zfs_pool_capacity_bytes{pool=tank} 15942918602752",
                        "zfs_pool_allocated_bytes{pool=tank} 6696025813156",
                        "zfs_pool_free_bytes{pool=tank} 9246892789596",
                        "zfs_pool_fragmentation_percent{pool=tank} 17");
        assertThat(PveZfsPoolMetrics.sets(DialectOptions.UPSTREAM)).isEmpty();
    }

    private static List<String> exposed(FakeZfs fake) throws Exception {
        return Exposed.by(DIALECT, FakePools.facts(fake, LONG));
    }
}
