package hypervisor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.demo.DemoHost;
import hypervisor.dialect.DialectOptions;
import hypervisor.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The demonstration shows something of everything there is.
@Timeout(60)
class DemoScrapeTest {
    @Test
    void showsEveryKindOfFamily(@TempDir Path directory) throws IOException {
        var dialect = Objects.requireNonNull(Dialects.named("libvirt", DialectOptions.DOCUMENTED));
        Exposition shown = Exposition.of(Replay.scrape(new DemoHost(InstantSource.system()), dialect, directory));

        assertThat(shown.series())
                .containsEntry("libvirt_up{}", 1.0)
                .containsEntry("libvirt_domains{}", 12.0)
                .containsEntry("libvirt_domain_job_info_type{domain=instance-00000007}", 1.0)
                .containsEntry("libvirt_domain_snapshots{domain=instance-00000003}", 2.0)
                .containsEntry("libvirt_domain_managed_save{domain=old-mail}", 1.0);
        assertThat(shown.names())
                .contains(
                        "libvirt_domain_block_stats_read_bytes_total",
                        "libvirt_domain_block_stats_limit_total_bytes",
                        "libvirt_domain_interface_stats_receive_bytes_total",
                        "libvirt_domain_memory_stats_used_percent",
                        "libvirt_domain_vcpu_delay_seconds_total",
                        "libvirt_domain_perf_events_total",
                        "libvirt_domain_openstack_info",
                        "libvirt_storage_pool_allocation_bytes",
                        "libvirt_node_memory_free_bytes",
                        "libvirt_domain_job_info_data_remaining_bytes");
    }
}
