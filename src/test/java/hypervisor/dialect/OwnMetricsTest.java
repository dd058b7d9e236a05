package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.exposition.Format;
import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.source.self.Jvm;
import hypervisor.source.self.ProcessUsage;
import hypervisor.source.self.SelfFacts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OwnMetricsTest {
    private static final Facts FACTS = Facts.builder()
            .put(
                    Outcome.FACT,
                    List.of(
                            new Outcome("libvirt_domain", "libvirt", false, 9.5, 24.5, "no answer within 9.50 s"),
                            new Outcome("libvirt_node", "libvirt", true, 0.002, 0.0, null),
                            new Outcome("proxmox_client", "self", true, 0.001, 0.0, null),
                            new Outcome("proxmox_guest", "proxmox", false, 0.5, null, "connection refused"),
                            new Outcome("proxmox_zfs", "proxmox", true, 0.002, 99.0, null, true),
                            new Outcome("self_jvm", "self", true, 0.001, 0.0, null),
                            new Outcome("zfs_pool", "zfs", true, 0.001, null, "no ZFS here")))
            .put(SelfFacts.PROCESS, new ProcessUsage(3.91, 1763689321.5, 83_187_712L, null, 25, 1024L, 23))
            .put(SelfFacts.JVM, new Jvm(9, 16, 64, "OpenJDK Runtime Environment", "Eclipse Adoptium", "25.0.3+9-LTS"))
            .build();

    @Test
    void saysHowTheScrapeWent() throws IOException {
        assertThat(samples(false)).isEqualTo("""
                        hypervisor_exporter_build_info{version="1.2.3",revision="abcdef0",java="25.0.3"} 1
                        hypervisor_scrape_collector_success{collector="libvirt_domain"} 0
                        hypervisor_scrape_collector_success{collector="libvirt_node"} 1
                        hypervisor_scrape_collector_success{collector="proxmox_client"} 1
                        hypervisor_scrape_collector_success{collector="proxmox_guest"} 0
                        hypervisor_scrape_collector_success{collector="proxmox_zfs"} 1
                        hypervisor_scrape_collector_success{collector="self_jvm"} 1
                        hypervisor_scrape_collector_success{collector="zfs_pool"} 1
                        hypervisor_scrape_collector_duration_seconds{collector="libvirt_domain"} 9.5
                        hypervisor_scrape_collector_duration_seconds{collector="libvirt_node"} 0.002
                        hypervisor_scrape_collector_duration_seconds{collector="proxmox_client"} 0.001
                        hypervisor_scrape_collector_duration_seconds{collector="proxmox_guest"} 0.5
                        hypervisor_scrape_collector_duration_seconds{collector="proxmox_zfs"} 0.002
                        hypervisor_scrape_collector_duration_seconds{collector="self_jvm"} 0.001
                        hypervisor_scrape_collector_duration_seconds{collector="zfs_pool"} 0.001
                        hypervisor_scrape_collector_age_seconds{collector="libvirt_domain"} 24.5
                        hypervisor_scrape_collector_age_seconds{collector="proxmox_zfs"} 99
                        hypervisor_up{source="libvirt"} 1
                        hypervisor_up{source="proxmox"} 0""");
    }

    @Test
    void saysWhatTheExporterItselfUses() throws IOException {
        assertThat(samples(true))
                .contains(
                        "jvm_memory_used_bytes 9\n",
                        "jvm_info{runtime=\"OpenJDK Runtime Environment\",vendor=\"Eclipse Adoptium\",version=\"25.0.3+9-LTS\"} 1\n",
                        "process_cpu_seconds_total 3.91\n",
                        "process_resident_memory_bytes 8.3187712e+07\n",
                        "process_max_fds 1024\n",
                        "process_open_fds 25\n",
                        "process_threads 23")
                .doesNotContain("process_virtual_memory_bytes");
    }

    private static String samples(boolean exporterMetrics) throws IOException {
        var build = new BuildInfo("1.2.3", "abcdef0", "25.0.3");
        var out = new ByteArrayOutputStream();
        Format.TEXT.write(OwnMetrics.dialect(build, exporterMetrics).render(FACTS), out);
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.joining("\n"));
    }
}
