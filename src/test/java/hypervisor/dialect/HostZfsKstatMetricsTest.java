package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Facts;
import hypervisor.metric.Metric;
import hypervisor.metric.Type;
import hypervisor.source.zfs.ZfsFacts;
import hypervisor.source.zfs.kstat.Kstats;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostZfsKstatMetricsTest {
    private static final Dialect DIALECT = new Dialect("zfs", "the kernel module", HostZfsKstatMetrics.sets());

    @Test
    void tellsOfTheCache() throws Exception {
        assertThat(series("2.4"))
                .contains(
                        "hypervisor_zfs_arc_size_bytes{} 8589934592",
                        "hypervisor_zfs_arc_hits_total{} 9000000",
                        "hypervisor_zfs_arc_memory_available_bytes{} -123456789",
                        "hypervisor_zfs_l2arc_size_bytes{} 0")
                .anyMatch(series ->
                        series.startsWith("hypervisor_zfs_arc_access_io_hits_total{access=prefetch,content=metadata}"))
                .anyMatch(series -> series.startsWith("hypervisor_zfs_arc_list_size_bytes{list=mfu_ghost}"));
    }

    @Test
    void tellsOfPools() throws Exception {
        assertThat(series("2.1"))
                .contains(
                        "hypervisor_zfs_pool_stuck{pool=data} 0",
                        "hypervisor_zfs_pool_state{pool=a,state=degraded} 1",
                        "hypervisor_zfs_pool_state{pool=a,state=online} 0",
                        "hypervisor_zfs_pool_guid_info{pool=a,guid=17094527236846538412} 1",
                        "hypervisor_zfs_pool_read_bytes_total{pool=name} 5000",
                        "hypervisor_zfs_pool_written_bytes_total{pool=name} 7000",
                        "hypervisor_zfs_pool_trim_bytes_total{pool=a,trim=auto} 80",
                        "hypervisor_zfs_pool_multihost_last_write_timestamp_seconds{pool=a} 1744451011",
                        "hypervisor_zfs_pool_multihost_last_write_error{pool=a} 5")
                .noneMatch(series -> series.startsWith("hypervisor_zfs_pool_disk_"));
        assertThat(series("0.8"))
                .contains(
                        "hypervisor_zfs_pool_disk_read_bytes_total{pool=tank} 1884160",
                        "hypervisor_zfs_pool_disk_busy_seconds_total{pool=tank} 0.024168078");
    }

    @Test
    void aHistogramHasABoundForEachRowButTheLast() throws Exception {
        assertThat(series("2.4"))
                .contains(
                        "hypervisor_zfs_pool_transaction_wait_seconds{pool=rpool} [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,"
                                + " 0, 0, 0, 0, 0, 0, 0, 0, 10, 20, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]");
    }

    @Test
    void tellsOfGroupsOfTransactions() throws Exception {
        assertThat(series("0.8"))
                .contains(
                        "hypervisor_zfs_pool_txgs_total{pool=tank} 4512",
                        "hypervisor_zfs_pool_last_txg_sync_seconds{pool=tank} 9.0E-4",
                        "hypervisor_zfs_pool_last_txg_dirty_bytes{pool=tank} 4096",
                        "hypervisor_zfs_transaction_events_total{event=dirty_throttle} 88")
                .anyMatch(series -> series.startsWith("hypervisor_zfs_pool_txg_sync_seconds{pool=tank} [1, 0,"));
    }

    @Test
    void joinsDatasetsToGuests() throws Exception {
        assertThat(series("2.4"))
                .contains(
                        "hypervisor_zfs_dataset_guest_info{pool=rpool,dataset=rpool/data/vm-101-disk-0,id=101} 1",
                        "hypervisor_zfs_dataset_guest_info{pool=rpool,dataset=rpool/data/subvol-200-disk-0,id=200} 1",
                        "hypervisor_zfs_dataset_read_bytes_total{pool=rpool,dataset=rpool/data/vm-101-disk-0} 81920000",
                        "hypervisor_zfs_dataset_zil_commits_total{pool=rpool,dataset=rpool/ROOT/pve-1} 7")
                .noneMatch(series -> series.contains("guest_info{pool=rpool,dataset=rpool/ROOT"));
    }

    @Test
    void tellsOfDeduplicationAndTasks() throws Exception {
        assertThat(series("2.4"))
                .contains(
                        "hypervisor_zfs_pool_ddt_lookups_total{pool=rpool,checksum=sha256,result=all} 7",
                        "hypervisor_zfs_pool_ddt_lookups_total{pool=rpool,checksum=sha256,result=stored_miss} 84",
                        "hypervisor_zfs_pool_ddt_log_entries{pool=rpool,checksum=sha256,log=active} 91",
                        "hypervisor_zfs_taskq_tasks{taskq=z_wr_iss.0} 14");
    }

    @Test
    void tellsOfWhatHasNoFamilyOfItsOwn() throws Exception {
        assertThat(series("2.4"))
                .contains(
                        "hypervisor_zfs_kstat{kstat=something_new,row=counted} 99",
                        "hypervisor_zfs_kstat{kstat=something_new,row=signed} -5",
                        "hypervisor_zfs_kstat{kstat=brtstats,row=decref_free_data_now} 8",
                        "hypervisor_zfs_pool_kstat{pool=rpool,kstat=ddt_stats_sha256,row=log_flush_rate} 4",
                        "hypervisor_zfs_pool_kstat{pool=rpool,kstat=log_spacemaps,row=blocks} 4")
                .noneMatch(series -> series.contains("kstat=arcstats") || series.contains("kstat=iostats"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.8", "2.1", "2.4", "hostile"})
    void twoScrapesOfOneStateAreTheSame(String version) throws Exception {
        assertThat(Exposed.text(DIALECT, facts(version))).isEqualTo(Exposed.text(DIALECT, facts(version)));
        assertThat(series(version).stream().map(series -> series.split("} ")[0]))
                .doesNotHaveDuplicates();
    }

    @Test
    void keepsToTheNamingConventions() {
        assertThat(DIALECT.metrics()).allSatisfy(metric -> {
            assertThat(metric.name()).startsWith("hypervisor_zfs_");
            assertThat(metric.name().endsWith("_total")).isEqualTo(metric.type() == Type.COUNTER);
            assertThat(metric.name().endsWith("_info")).isEqualTo(metric.help().endsWith("Always 1."));
        });
        assertThat(DIALECT.metrics().map(Metric::name)).doesNotHaveDuplicates();
    }

    private static List<String> series(String version) throws Exception {
        return Exposed.by(DIALECT, facts(version));
    }

    private static Facts facts(String version) throws Exception {
        return Facts.builder().put(ZfsFacts.KSTATS, Kstats.of(version)).build();
    }
}
