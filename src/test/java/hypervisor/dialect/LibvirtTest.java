package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Golden;
import hypervisor.fact.Facts;
import hypervisor.metric.Family;
import hypervisor.metric.Metric;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.DomainJob;
import hypervisor.source.libvirt.host.StoragePool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LibvirtTest {
    private static final Dialect DIALECT = Libvirt.dialect(DialectOptions.DOCUMENTED.withKernelStatistics(true));
    private static final Path FIXTURES = Path.of("src/test/fixtures/dialect");
    private static final UUID ID = new UUID(1, 2);

    @Test
    void hasTheFamiliesOfBothExportersButForTheTypesItRepairs() throws IOException {
        Set<String> repaired = Set.of(
                "libvirt_domain_memory_stats_hugetlb_pgalloc_total\tgauge\tdomain",
                "libvirt_domain_memory_stats_hugetlb_pgfail_total\tgauge\tdomain");
        Set<String> wanted = new TreeSet<>(ContractTest.contract("tinkoff"));
        wanted.addAll(ContractTest.contract("inovex"));
        assertThat(wanted).hasSize(99);

        wanted.removeAll(ContractTest.lines(DIALECT));

        assertThat(wanted).isEqualTo(repaired);
    }

    @Test
    void ourOwnFamiliesKeepPrometheussConventions() throws IOException {
        Set<String> theirs = new HashSet<>();
        ContractTest.contract("tinkoff").forEach(line -> theirs.add(line.substring(0, line.indexOf('\t'))));
        ContractTest.contract("inovex").forEach(line -> theirs.add(line.substring(0, line.indexOf('\t'))));

        assertThat(DIALECT.metrics().filter(metric -> !theirs.contains(metric.name())))
                .hasSizeGreaterThan(80)
                .allSatisfy(Conventions::assertKept);
    }

    /// A family nothing can fill would be a lie in the reference.
    @Test
    void everyFamilyHasASeriesWhereEverythingIsTold() {
        Set<String> filled = new HashSet<>();
        DIALECT.render(EverythingTold.facts()).map(Family::name).forEach(filled::add);

        assertThat(DIALECT.metrics().map(Metric::name)).allMatch(filled::contains);
    }

    @Test
    void tellsEverything() throws IOException {
        Golden.assertMatches(FIXTURES.resolve("everything.prom"), Exposed.text(DIALECT, EverythingTold.facts()));
    }

    @Test
    void hostileTextsStayInTheirLabels() throws IOException {
        var facts = Exposed.domains(
                        SomeDomain.named("new\nline").title("two\nlines").build(),
                        SomeDomain.named("quote\"back\\slash")
                                .nova("{a=\"b\"} 1", "proj\n# TYPE x counter")
                                .label("owner", "\\\"")
                                .disk("disk", "vda", "/images/a \"b\"\n.raw")
                                .build(),
                        SomeDomain.named("ünï 虚拟机 🖥")
                                .networkInterface("br\"0", "vnet0")
                                .build(),
                        SomeDomain.named("half \uD83D pair")
                                .title("nul \0 byte")
                                .build())
                .build();

        Golden.assertMatches(FIXTURES.resolve("hostile-names.prom"), Exposed.text(DIALECT, facts));
    }

    @Test
    void aDomainThatIsOffHasNoCpuTimeAndNoGuestMemory() {
        var off = SomeDomain.named("off").shutOff().build();

        assertThat(Exposed.by(DIALECT, off))
                .contains(
                        "libvirt_domains{} 1",
                        "libvirt_domain_active{domain=off} 0",
                        "libvirt_domain_info_vstate{domain=off} 5",
                        "libvirt_domain_info_state{domain=off,state_desc=the domain is shut off} 5",
                        "libvirt_domain_info_maximum_memory_bytes{domain=off} 16777216")
                .noneMatch(line -> line.contains("cpu_time") || line.contains("memory_stats"));
    }

    @Test
    void anEmptyDriveHasNoSeriesAndOneWithAMediumHas() {
        var domain = SomeDomain.named("vm")
                .disk("cdrom", "hda", null)
                .disk("cdrom", "hdb", "/cd.iso")
                .disk("floppy", "fda", null)
                .build();

        assertThat(Exposed.by(DIALECT, domain))
                .contains("libvirt_domain_block_stats_capacity_bytes{domain=vm,target_device=hdb} 1048576")
                .noneMatch(line -> line.contains("=hda") || line.contains("=fda"));
    }

    @Test
    void vcpusAreTheirNumbersAndNotTheirPlaces() {
        var domain = SomeDomain.named("vm").vcpu(0).vcpu(2).build();

        assertThat(Exposed.by(DIALECT, domain))
                .contains("libvirt_domain_vcpu_time_seconds_total{domain=vm,vcpu=2} 2")
                .noneMatch(line -> line.contains("vcpu=1"));
    }

    @Test
    void whatIsUnknownIsAbsentAndNotZero() {
        var silent = SomeDomain.named("silent").build();

        assertThat(Exposed.by(DIALECT, silent))
                .contains("libvirt_domain_memory_stats_rss_bytes{domain=silent} 35840000")
                .noneMatch(line -> line.contains("used_percent") || line.contains("_unused_"));
    }

    @Test
    void aStuckDomainSaysSo() {
        var stuck = SomeDomain.named("stuck").stuck().build();

        assertThat(Exposed.by(DIALECT, stuck))
                .contains("libvirt_domain_timed_out{domain=stuck} 1", "libvirt_domain_monitor_state{domain=stuck} 1");
    }

    @Test
    void onlyAJobThatExistsHasProgress() {
        var facts = Facts.builder()
                .put(LibvirtFacts.JOBS, List.of(job("idle", 0), job("moving", 2)))
                .build();

        assertThat(Exposed.by(DIALECT, facts))
                .contains(
                        "libvirt_domain_job_info_type{domain=idle} 0",
                        "libvirt_domain_job_info_type{domain=moving} 2",
                        "libvirt_domain_job_info_time_elapsed_seconds{domain=moving} 0.046")
                .noneMatch(line -> line.contains("remaining_seconds"))
                .noneMatch(line -> line.contains("idle") && line.contains("bytes"));
    }

    @Test
    void anInactivePoolHasNoSizesAndAnUnreadableOneSaysSo() {
        var facts = Facts.builder()
                .put(
                        LibvirtFacts.POOLS,
                        List.of(
                                new StoragePool("off", ID, 0, true, false, null, null, null),
                                new StoragePool("slow", ID, 2, true, false, null, null, null)))
                .build();

        assertThat(Exposed.by(DIALECT, facts))
                .contains(
                        "libvirt_storage_pool_state{storage_pool=off} 0",
                        "libvirt_storage_pool_timed_out{storage_pool=off} 0",
                        "libvirt_storage_pool_timed_out{storage_pool=slow} 1")
                .noneMatch(line -> line.contains("_bytes"));
    }

    @Test
    void kernelStatisticsAreOffUnlessAskedFor() {
        var domain = SomeDomain.named("vm").vcpu(0).build();

        assertThat(Exposed.by(DIALECT, domain))
                .contains("libvirt_domain_vcpu_kvm_stat_total{domain=vm,vcpu=0,stat=halt_exits.sum} 122");
        assertThat(Exposed.by(Libvirt.dialect(DialectOptions.DOCUMENTED), domain))
                .noneMatch(line -> line.contains("kvm_stat"));
    }

    private static DomainJob job(String domain, int type) {
        return new DomainJob(domain, ID, type, 46, null, 1, 1, 0, 0, 0, 0, 0, 0, 0);
    }
}
