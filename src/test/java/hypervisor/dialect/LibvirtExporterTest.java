package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.fact.Reading;
import hypervisor.source.libvirt.LibvirtFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LibvirtExporterTest {
    private static final Dialect DOCUMENTED = LibvirtExporter.dialect(DialectOptions.DOCUMENTED);
    private static final Dialect UPSTREAM = LibvirtExporter.dialect(DialectOptions.UPSTREAM);

    @Test
    void hasTheDocumentedSeriesOfARunningDomain() {
        var domain = SomeDomain.named("vm")
                .disk("disk", "vda", "/images/vm.raw")
                .networkInterface("br0", "vnet0")
                .build();

        assertThat(Exposed.by(DOCUMENTED, domain))
                .containsExactly(
                        "libvirt_up{} 1",
                        "libvirt_domain_info_maximum_memory_bytes{domain=vm} 16777216",
                        "libvirt_domain_info_memory_usage_bytes{domain=vm} 16777216",
                        "libvirt_domain_info_virtual_cpus{domain=vm} 1",
                        "libvirt_domain_info_cpu_time_seconds_total{domain=vm} 3.25",
                        block("read_bytes_total", 4096),
                        block("read_requests_total", 11),
                        block("write_bytes_total", 8192),
                        block("write_requests_total", 12),
                        nic("receive_bytes_total", 90),
                        nic("receive_packets_total", 1),
                        nic("receive_errors_total", 0),
                        nic("receive_drops_total", 0),
                        nic("transmit_bytes_total", 180),
                        nic("transmit_packets_total", 2),
                        nic("transmit_errors_total", 0),
                        nic("transmit_drops_total", 0));
    }

    @Test
    void aDomainThatIsOffHasNoSeries() {
        var off = SomeDomain.named("off")
                .shutOff()
                .disk("disk", "vda", "/off.raw")
                .build();

        assertThat(Exposed.by(DOCUMENTED, off)).containsExactly("libvirt_up{} 1");
        assertThat(Exposed.by(UPSTREAM, off)).containsExactly("libvirt_up{} 1", "libvirt_domains_number{} 0");
    }

    @Test
    void cdRomAndFloppyDrivesAreLeftOut() {
        var domain = SomeDomain.named("vm")
                .disk("cdrom", "hda", "/cd.iso")
                .disk("floppy", "fda", null)
                .build();

        assertThat(Exposed.by(UPSTREAM, domain)).noneMatch(line -> line.contains("block_stats"));
    }

    @Test
    void whatOneDomainDoesNotTellCostsNoOtherItsSeries() {
        var blind = SomeDomain.named("blind")
                .withoutDefinition()
                .balloon(null)
                .disk("disk", "vda", "/a")
                .build();
        var whole = SomeDomain.named("whole").disk("disk", "vda", "/b").build();

        assertThat(Exposed.by(DOCUMENTED, blind, whole))
                .contains(
                        "libvirt_domain_info_cpu_time_seconds_total{domain=blind} 3.25",
                        "libvirt_domain_info_memory_usage_bytes{domain=whole} 16777216",
                        "libvirt_domain_block_stats_read_bytes_total{domain=whole,source_file=/b,target_device=vda} 4096")
                .noneMatch(line -> line.startsWith("libvirt_domain_block") && line.contains("blind"));
    }

    @Test
    void theForksGuestMemoryIsZeroWhereUntoldButNotWhereStuck() {
        var silent = SomeDomain.named("silent").build();
        var stuck = SomeDomain.named("stuck").stuck().build();

        assertThat(Exposed.by(UPSTREAM, silent, stuck))
                .contains(
                        "libvirt_domain_memory_stats_unused{domain=silent} 0",
                        "libvirt_domain_memory_stats_rss{domain=silent} 35000")
                .noneMatch(line -> line.contains("memory_stats") && line.contains("stuck"));
    }

    @Test
    void theProgramsLabelsAndTimes() {
        var domain = SomeDomain.named("vm")
                .nova("web", "proj")
                .disk("disk", "vda", "/a")
                .build();
        var dialect = LibvirtExporter.dialect(DialectOptions.UPSTREAM.withNovaMetadata(true));

        assertThat(Exposed.by(dialect, domain))
                .contains(
                        "libvirt_domain_block_stats_read_seconds_total{domain=vm,uuid=" + domain.uuid()
                                + ",name=web,flavor=m1.small,project_name=proj,source_file=/a,target_device=vda} 0.5",
                        "libvirt_domain_block_stats_capacity{domain=vm,source_file=/a,target_device=vda} 1048576");
    }

    @Test
    void isDownWhenTheDomainsWereNotReadNow() {
        assertThat(Exposed.by(DOCUMENTED, outcome(false, null))).containsExactly("libvirt_up{} 0");
        assertThat(Exposed.by(DOCUMENTED, outcome(false, 12.0))).containsExactly("libvirt_up{} 0");
        assertThat(Exposed.by(DOCUMENTED, outcome(true, null))).containsExactly("libvirt_up{} 0");
    }

    private static Facts outcome(boolean success, @Nullable Double age) {
        return Facts.builder()
                .put(LibvirtFacts.DOMAINS, Reading.absent("no socket"))
                .put(Outcome.FACT, List.of(new Outcome("libvirt_domain", "libvirt", success, 0.1, age, "no socket")))
                .build();
    }

    private static String block(String name, int value) {
        return "libvirt_domain_block_stats_" + name + "{domain=vm,source_file=/images/vm.raw,target_device=vda} "
                + value;
    }

    private static String nic(String name, int value) {
        return "libvirt_domain_interface_stats_" + name + "{domain=vm,source_bridge=br0,target_device=vnet0} " + value;
    }
}
