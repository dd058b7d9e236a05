package hypervisor.dialect;

import static hypervisor.source.libvirt.LibvirtFacts.DOMAINS;

import hypervisor.metric.Metric.Label;
import hypervisor.metric.MetricSet;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainDefinition.Nova;
import hypervisor.source.libvirt.domain.DomainStatistics.Balloon;
import hypervisor.source.libvirt.domain.DomainStatistics.Cpu;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Speaks like both generations of compendius/libvirt_nova_exporter: running guests that Nova made.
///
/// Repaired: a guest without Nova's metadata, or one that cannot be read, costs no other guest its series and leaves no
/// zeros behind; metadata of any version counts; each family stands once.
final class LibvirtNovaExporter {
    static final String NAME = "libvirt_nova_exporter";

    private static final MetricSet<List<Domain>, DomainPart<Cpu>> CPU = MetricSet.of(
                    DOMAINS, ofNova(DomainPart.one(domain -> domain.statistics().cpu())))
            .labels(identity(DomainPart::domain))
            // Quirk: nanoseconds in a name that does not say so.
            .counter(
                    "libvirt_nova_instance_cpu_time_total",
                    "CPU time of the hypervisor process in nanoseconds, its virtual CPUs included (cpu.time).",
                    row -> row.part().time())
            .build();

    // Quirk: KiB, and 0 for a guest whose balloon driver does not tell, so that every guest is in each family. A guest
    // whose hypervisor process did not answer has no such zeros: they would be false.
    private static final MetricSet<List<Domain>, DomainPart<Balloon>> MEMORY = MetricSet.of(
                    DOMAINS,
                    ofNova(DomainPart.one(domain -> domain.monitor() == Domain.Monitor.ANSWERED
                            ? domain.statistics().balloon()
                            : null)))
            .labels(identity(DomainPart::domain))
            .gauge(
                    "libvirt_nova_instance_memory_used_kb",
                    "KiB in use without what the guest could give away: balloon.available - balloon.usable.",
                    row -> difference(row.part().available(), row.part().usable()))
            .gauge(
                    "libvirt_nova_instance_memory_cache_used_kb",
                    "KiB in use with the guest's caches and buffers: balloon.available - balloon.unused.",
                    row -> difference(row.part().available(), row.part().unused()))
            .gauge(
                    "libvirt_nova_instance_memory_alloc_kb",
                    "KiB of memory as the guest counts it (balloon.available); not what it was given.",
                    row -> row.part().available() == null ? 0 : row.part().available())
            .build();

    private static final MetricSet<List<Domain>, Domain> VCPUS = MetricSet.of(DOMAINS, LibvirtNovaExporter::nova)
            .labels(identity(Function.identity()))
            .gauge(
                    "libvirt_nova_instance_total_vcpu",
                    "Virtual CPUs, those not plugged in included (vcpu.maximum).",
                    domain -> domain.statistics().vcpuMaximum())
            .gauge(
                    "libvirt_nova_instance_vcpu_count",
                    "The same as libvirt_nova_instance_total_vcpu, by its documented name.",
                    domain -> domain.statistics().vcpuMaximum())
            .build();

    // Quirk: counters without _total.
    private static final MetricSet<List<Domain>, DomainInterface> INTERFACES = MetricSet.of(
                    DOMAINS, domains -> nova(domains).flatMap(DomainInterface::of))
            .labels(identity(DomainInterface::domain))
            .label("iface", row -> row.definition().target())
            .label("macaddr", row -> row.definition().mac())
            .counter(
                    "libvirt_nova_instance_rxbytes",
                    "Bytes the guest received (net.N.rx.bytes).",
                    row -> row.counters().receiveBytes())
            .counter(
                    "libvirt_nova_instance_txbytes",
                    "Bytes the guest sent (net.N.tx.bytes).",
                    row -> row.counters().transmitBytes())
            .build();

    // Quirk: counters without _total.
    private static final MetricSet<List<Domain>, DomainDisk> DISKS = MetricSet.of(
                    DOMAINS, domains -> nova(domains).flatMap(DomainDisk::of))
            .labels(identity(DomainDisk::domain))
            .label("targetdev", row -> row.disk().target())
            .label("cindervolume", row -> row.disk().serial())
            .label("disktype", row -> row.disk().type())
            .counter(
                    "libvirt_nova_instance_rdbytes",
                    "Bytes the guest read (block.N.rd.bytes).",
                    row -> row.block().readBytes())
            .counter(
                    "libvirt_nova_instance_wrbytes",
                    "Bytes the guest wrote (block.N.wr.bytes).",
                    row -> row.block().writeBytes())
            .counter(
                    "libvirt_nova_instance_rdreq",
                    "Reads the guest made (block.N.rd.reqs).",
                    row -> row.block().readRequests())
            .counter(
                    "libvirt_nova_instance_wrreq",
                    "Writes the guest made (block.N.wr.reqs).",
                    row -> row.block().writeRequests())
            .build();

    static final Dialect DIALECT = new Dialect(
            NAME,
            "compendius/libvirt_nova_exporter_py 7071dd8 and libvirt_nova_exporter cbac584",
            List.of(CPU, MEMORY, VCPUS, INTERFACES, DISKS));

    private LibvirtNovaExporter() {}

    private static <T> List<Label<T>> identity(Function<T, Domain> domainOf) {
        return List.of(
                new Label<>("novaname", row -> NovaMetadata.text(domainOf.apply(row), Nova::name)),
                new Label<>("libvirtname", row -> domainOf.apply(row).name()),
                new Label<>("novaproject", row -> NovaMetadata.text(domainOf.apply(row), Nova::projectName)));
    }

    private static Stream<Domain> nova(List<Domain> domains) {
        return domains.stream().filter(domain -> domain.active() && NovaMetadata.of(domain) != null);
    }

    private static <T> Function<List<Domain>, Stream<T>> ofNova(Function<List<Domain>, Stream<T>> rows) {
        return domains -> rows.apply(nova(domains).toList());
    }

    /// 0 for a guest whose balloon driver tells nothing; nothing where only the second number is missing.
    private static @Nullable Long difference(@Nullable Long available, @Nullable Long free) {
        if (available == null) {
            return 0L;
        }
        return free == null ? null : available - free;
    }
}
