package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Facts;
import hypervisor.metric.Metric;
import hypervisor.source.zfs.ZfsFacts;
import hypervisor.source.zfs.kstat.Kstats;
import java.util.List;
import org.junit.jupiter.api.Test;

class PveArcMetricsTest {
    @Test
    void saysItInBothGenerations() throws Exception {
        assertThat(series("0.8", DialectOptions.DOCUMENTED.onNode("pve1")))
                .contains(
                        "pve_zfs_arc_size_bytes{node=pve1} 8589934592",
                        "pve_zfs_arc_min_size_bytes{node=pve1} 1048576000",
                        "pve_zfs_arc_max_size_bytes{node=pve1} 16777216000",
                        "pve_zfs_arc_target_size_bytes{node=pve1} 8400000000",
                        "pve_zfs_arc_hits_total{node=pve1} 9000000",
                        "pve_zfs_arc_hit_ratio_percent{node=pve1} 90",
                        "zfs_arc_size_bytes{} 8589934592",
                        "zfs_arc_p_bytes{} 4200000000",
                        "zfs_arc_target_size_bytes{} 8400000000",
                        "zfs_arc_misses_total{} 1000000")
                .hasSize(11 + 16);
    }

    @Test
    void upstreamHasTheCurrentGenerationOnly() throws Exception {
        assertThat(series("0.8", DialectOptions.UPSTREAM.onNode("pve1")))
                .hasSize(11)
                .allMatch(series -> series.startsWith("pve_zfs_arc_"));
    }

    @Test
    void whatNewerVersionsLackIsAbsent() throws Exception {
        assertThat(series("2.4", DialectOptions.DOCUMENTED)).noneMatch(series -> series.startsWith("zfs_arc_p_"));
    }

    @Test
    void exactNeverHasATargetSizeAsTheFirstGeneration() throws Exception {
        assertThat(series("2.4", DialectOptions.DOCUMENTED.withExact(true)))
                .noneMatch(series -> series.startsWith("zfs_arc_target_size_bytes"))
                .anyMatch(series -> series.startsWith("pve_zfs_arc_target_size_bytes"));
    }

    @Test
    void noHitsAndMissesHaveNoRatio() throws Exception {
        assertThat(series("hostile", DialectOptions.DOCUMENTED)).isEmpty();
    }

    private static List<String> series(String version, DialectOptions options) throws Exception {
        var dialect = new Dialect("arc", "the ARC", PveArcMetrics.sets(options));
        assertThat(dialect.metrics().map(Metric::name)).doesNotHaveDuplicates();
        return Exposed.by(
                dialect,
                Facts.builder().put(ZfsFacts.KSTATS, Kstats.of(version)).build());
    }
}
