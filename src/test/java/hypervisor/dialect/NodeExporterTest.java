package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Facts;
import hypervisor.metric.Family;
import hypervisor.metric.Type;
import hypervisor.source.zfs.ZfsFacts;
import hypervisor.source.zfs.kstat.Kstats;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeExporterTest {
    private static final Dialect DIALECT = NodeExporter.dialect(DialectOptions.DOCUMENTED);

    @Test
    void namesFamiliesByTheKernelModulesRows() throws Exception {
        assertThat(series("0.8"))
                .contains(
                        "node_zfs_arc_size{} 8589934592",
                        "node_zfs_arc_memory_available_bytes{} -123456789",
                        "node_zfs_fm_erpt_dropped{} 18",
                        "node_zfs_zil_zil_commit_count{} 3",
                        "node_zfs_dmu_tx_dmu_tx_assigned{} 11",
                        "node_zfs_vdev_cache_delegations{} 5",
                        "node_zfs_zfetch_max_streams{} 3000",
                        "node_zfs_zpool_nread{zpool=tank} 1884160",
                        "node_zfs_zpool_rcnt{zpool=tank} 0",
                        "node_zfs_zpool_state{zpool=tank,state=online} 1",
                        "node_zfs_zpool_state{zpool=tank,state=suspended} 0",
                        "node_zfs_zpool_dataset_nwritten{zpool=tank,dataset=tank/data/vm-101-disk-0} 163840");
    }

    @Test
    void takesADatasetsNameToTheEndOfItsLine() throws Exception {
        assertThat(series("2.1"))
                .contains(
                        "node_zfs_zpool_dataset_nread{zpool=data,dataset=data} 5000",
                        "node_zfs_zpool_dataset_nread{zpool=name,dataset=name/sub volume} 5000",
                        "node_zfs_zpool_dataset_nread{zpool=a,dataset=a/b  c/subvol-200-disk-0} 5000")
                .noneMatch(series -> series.startsWith("node_zfs_zpool_nread"));
    }

    @Test
    void leavesOutWhatTheOriginalLeavesOut() throws Exception {
        assertThat(series("2.4"))
                .contains("node_zfs_zil_zil_itx_needcopy_bytes{} " + Long.MAX_VALUE) // as a long; more than that
                .contains("node_zfs_zpool_dataset_zil_commit_count{zpool=rpool,dataset=rpool/ROOT/pve-1} 7")
                .noneMatch(series -> series.contains("brt") || series.contains("zstd") || series.contains("new"))
                .noneMatch(series -> series.contains("trim") || series.contains("ddt") || series.contains("assign{"));
    }

    @Test
    void onlyStatesHaveAType() throws Exception {
        List<Family> families = DIALECT.render(facts("2.4")).toList();

        assertThat(families)
                .filteredOn(family -> family.type() != Type.UNTYPED)
                .extracting(Family::name)
                .containsExactly("node_zfs_zpool_state");
        assertThat(families).extracting(Family::name).doesNotHaveDuplicates();
        assertThat(families)
                .filteredOn(family -> family.name().equals("node_zfs_arc_hits"))
                .extracting(Family::help)
                .containsExactly("kstat.zfs.misc.arcstats.hits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.8", "2.1", "2.4", "hostile"})
    void noSeriesIsThereTwice(String version) throws Exception {
        assertThat(series(version).stream().map(series -> series.substring(0, series.lastIndexOf(' '))))
                .doesNotHaveDuplicates();
        assertThat(Exposed.text(DIALECT, facts(version))).isEqualTo(Exposed.text(DIALECT, facts(version)));
    }

    private static List<String> series(String version) throws Exception {
        return Exposed.by(DIALECT, facts(version));
    }

    private static Facts facts(String version) throws Exception {
        return Facts.builder().put(ZfsFacts.KSTATS, Kstats.of(version)).build();
    }
}
