package hypervisor.dialect;

import static hypervisor.dialect.Units.kibibytes;
import static hypervisor.dialect.Units.nanoseconds;
import static hypervisor.source.libvirt.LibvirtFacts.DOMAINS;

import hypervisor.metric.Metric.Label;
import hypervisor.metric.MetricSet;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainDefinition.Nova;
import hypervisor.source.libvirt.domain.DomainStatistics.Balloon;
import hypervisor.source.libvirt.domain.DomainStatistics.Cpu;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Speaks like kumina/libvirt_exporter and its fork cnef/libvirt_exporter: running domains only.
///
/// Three repairs against both: a domain that cannot be read costs no other domain its series; what libvirt does not
/// know is left out, where they say -1; and the times and flushes of disks, which they declare and never fill, are
/// there.
final class LibvirtExporter {
    static final String NAME = "libvirt_exporter";

    private final DialectOptions options;

    private LibvirtExporter(DialectOptions options) {
        this.options = options;
    }

    static Dialect dialect(DialectOptions options) {
        var exporter = new LibvirtExporter(options);
        List<MetricSet<?, ?>> sets = new ArrayList<>();
        sets.add(LibvirtUp.METRICS);
        if (options.upstream()) {
            sets.add(number());
            sets.add(exporter.state());
        }
        sets.addAll(List.of(exporter.memory(), exporter.vcpus(), exporter.cpuTime()));
        if (options.forkFamilies()) {
            sets.add(exporter.cpuUsage());
        }
        sets.add(exporter.disks());
        if (options.forkFamilies()) {
            sets.add(images());
        }
        sets.add(exporter.interfaces());
        if (options.forkFamilies()) {
            sets.add(guestMemory());
        }
        String whose = options.upstream() ? "as their programs are" : "as their README documents them";
        return new Dialect(NAME, "kumina/libvirt_exporter and its fork cnef/libvirt_exporter 7db0c68, " + whose, sets);
    }

    private static MetricSet<List<Domain>, Long> number() {
        return MetricSet.of(DOMAINS, domains -> Stream.of(active(domains).count()))
                .gauge("libvirt_domains_number", "How many domains run.", count -> count)
                .build();
    }

    private MetricSet<List<Domain>, Domain> state() {
        return MetricSet.of(DOMAINS, LibvirtExporter::active)
                .labels(identity(Function.identity()))
                .gauge(
                        "libvirt_domain_state_code",
                        "State, by number: " + LibvirtNumbers.STATES + ".",
                        domain -> domain.statistics().state() == null
                                ? null
                                : domain.statistics().state().state())
                .build();
    }

    private MetricSet<List<Domain>, DomainPart<Balloon>> memory() {
        return MetricSet.of(
                        DOMAINS,
                        ofActive(DomainPart.one(domain -> domain.statistics().balloon())))
                .labels(identity(DomainPart::domain))
                .gauge(
                        "libvirt_domain_info_maximum_memory_bytes",
                        "The most memory the domain can be given while it runs (balloon.maximum).",
                        row -> kibibytes(row.part().maximum()))
                .gauge(
                        "libvirt_domain_info_memory_usage_bytes",
                        "Memory the domain is given now (balloon.current); not what its guest uses of it.",
                        row -> kibibytes(row.part().current()))
                .build();
    }

    private MetricSet<List<Domain>, Domain> vcpus() {
        return MetricSet.of(DOMAINS, LibvirtExporter::active)
                .labels(identity(Function.identity()))
                .gauge(
                        "libvirt_domain_info_virtual_cpus",
                        "Virtual CPUs that are plugged in (vcpu.current).",
                        domain -> domain.statistics().vcpuCurrent())
                .build();
    }

    private MetricSet<List<Domain>, DomainPart<Cpu>> cpuTime() {
        return MetricSet.of(
                        DOMAINS,
                        ofActive(DomainPart.one(domain -> domain.statistics().cpu())))
                .labels(identity(DomainPart::domain))
                .counter(
                        "libvirt_domain_info_cpu_time_seconds_total",
                        "CPU time of the hypervisor process, its virtual CPUs included (cpu.time).",
                        row -> nanoseconds(row.part().time()))
                .build();
    }

    private MetricSet<List<Domain>, Domain> cpuUsage() {
        return MetricSet.of(DOMAINS, LibvirtExporter::active)
                .labels(identity(Function.identity()))
                // Quirk: a counter by type, although it goes up and down; and 0 where there is nothing to compare with.
                .counter(
                        "libvirt_domain_info_cpu_usage",
                        "Host CPUs in use since the scrape before: growth of CPU time over time passed. 0 at first.",
                        domain -> domain.cpuCoresUsed() == null ? 0 : domain.cpuCoresUsed())
                .build();
    }

    private MetricSet<List<Domain>, DomainDisk> disks() {
        var set = MetricSet.of(DOMAINS, LibvirtExporter::fixedDisks)
                .labels(identity(DomainDisk::domain))
                // Quirk: empty for all but image files, so disks on block devices and networks differ by target alone.
                .label("source_file", row -> row.disk().sourceFile())
                .label("target_device", row -> row.disk().target())
                .counter(
                        "libvirt_domain_block_stats_read_bytes_total",
                        "Bytes the guest read (block.N.rd.bytes).",
                        row -> row.block().readBytes())
                .counter(
                        "libvirt_domain_block_stats_read_requests_total",
                        "Reads the guest made (block.N.rd.reqs).",
                        row -> row.block().readRequests())
                .counter(
                        "libvirt_domain_block_stats_write_bytes_total",
                        "Bytes the guest wrote (block.N.wr.bytes).",
                        row -> row.block().writeBytes())
                .counter(
                        "libvirt_domain_block_stats_write_requests_total",
                        "Writes the guest made (block.N.wr.reqs).",
                        row -> row.block().writeRequests());
        return options.upstream() ? times(set).build() : set.build();
    }

    private static MetricSet.Builder<List<Domain>, DomainDisk> times(MetricSet.Builder<List<Domain>, DomainDisk> set) {
        return set.counter(
                        "libvirt_domain_block_stats_read_seconds_total",
                        "Time the guest's reads took, added up (block.N.rd.times).",
                        row -> nanoseconds(row.block().readTime()))
                .counter(
                        "libvirt_domain_block_stats_write_seconds_total",
                        "Time the guest's writes took, added up (block.N.wr.times).",
                        row -> nanoseconds(row.block().writeTime()))
                .counter(
                        "libvirt_domain_block_stats_flush_requests_total",
                        "Flushes the guest asked for (block.N.fl.reqs).",
                        row -> row.block().flushRequests())
                .counter(
                        "libvirt_domain_block_stats_flush_seconds_total",
                        "Time the guest's flushes took, added up (block.N.fl.times).",
                        row -> nanoseconds(row.block().flushTime()));
    }

    // Quirk: counters by type, although they are sizes; and without uuid and Nova's labels.
    private static MetricSet<List<Domain>, DomainDisk> images() {
        return MetricSet.of(DOMAINS, LibvirtExporter::fixedDisks)
                .label("domain", row -> row.domain().name())
                .label("source_file", row -> row.disk().sourceFile())
                .label("target_device", row -> row.disk().target())
                .counter(
                        "libvirt_domain_block_stats_allocation",
                        "Bytes the image takes on the host, or up to the last one ever written.",
                        LibvirtExporter::allocated)
                .counter(
                        "libvirt_domain_block_stats_capacity",
                        "Bytes the guest sees (block.N.capacity).",
                        row -> row.block().capacity())
                .counter(
                        "libvirt_domain_block_stats_physicalsize",
                        "Bytes the image takes on the host (block.N.physical).",
                        row -> row.block().physical())
                .build();
    }

    private MetricSet<List<Domain>, DomainInterface> interfaces() {
        return MetricSet.of(DOMAINS, domains -> active(domains).flatMap(DomainInterface::of))
                .labels(identity(DomainInterface::domain))
                .label("source_bridge", row -> row.definition().sourceBridge())
                .label("target_device", row -> row.definition().target())
                .counter(
                        "libvirt_domain_interface_stats_receive_bytes_total",
                        "Bytes the guest received (net.N.rx.bytes).",
                        row -> row.counters().receiveBytes())
                .counter(
                        "libvirt_domain_interface_stats_receive_packets_total",
                        "Packets the guest received (net.N.rx.pkts).",
                        row -> row.counters().receivePackets())
                .counter(
                        "libvirt_domain_interface_stats_receive_errors_total",
                        "Packets for the guest that came with an error (net.N.rx.errs).",
                        row -> row.counters().receiveErrors())
                .counter(
                        "libvirt_domain_interface_stats_receive_drops_total",
                        "Packets for the guest that were dropped (net.N.rx.drop).",
                        row -> row.counters().receiveDrops())
                .counter(
                        "libvirt_domain_interface_stats_transmit_bytes_total",
                        "Bytes the guest sent (net.N.tx.bytes).",
                        row -> row.counters().transmitBytes())
                .counter(
                        "libvirt_domain_interface_stats_transmit_packets_total",
                        "Packets the guest sent (net.N.tx.pkts).",
                        row -> row.counters().transmitPackets())
                .counter(
                        "libvirt_domain_interface_stats_transmit_errors_total",
                        "Packets of the guest that failed (net.N.tx.errs).",
                        row -> row.counters().transmitErrors())
                .counter(
                        "libvirt_domain_interface_stats_transmit_drops_total",
                        "Packets of the guest that were dropped (net.N.tx.drop).",
                        row -> row.counters().transmitDrops())
                .build();
    }

    // Quirk: KiB in names without a unit, counters by type, no uuid; and 0 for what the guest's balloon driver does not
    // tell, so that sums over guests and differences between families find every guest in each of them. A guest whose
    // hypervisor process did not answer has no such zeros: they would be false.
    private static MetricSet<List<Domain>, DomainPart<Balloon>> guestMemory() {
        return MetricSet.of(
                        DOMAINS,
                        ofActive(DomainPart.one(domain -> domain.monitor() == Domain.Monitor.ANSWERED
                                ? domain.statistics().balloon()
                                : null)))
                .label("domain", DomainPart::name)
                .counter(
                        "libvirt_domain_memory_stats_major_fault",
                        "Page faults in the guest that needed its disk (balloon.major_fault); 0 where untold.",
                        row -> orZero(row.part().majorFault()))
                .counter(
                        "libvirt_domain_memory_stats_minor_fault",
                        "Page faults in the guest that needed no disk (balloon.minor_fault); 0 where untold.",
                        row -> orZero(row.part().minorFault()))
                .counter(
                        "libvirt_domain_memory_stats_unused",
                        "KiB the guest uses for nothing, not even caches (balloon.unused); 0 where untold.",
                        row -> orZero(row.part().unused()))
                .counter(
                        "libvirt_domain_memory_stats_available",
                        "KiB of memory as the guest counts it (balloon.available); 0 where untold.",
                        row -> orZero(row.part().available()))
                .counter(
                        "libvirt_domain_memory_stats_actual_balloon",
                        "KiB of memory the guest is given now (balloon.current); 0 where untold.",
                        row -> orZero(row.part().current()))
                .counter(
                        "libvirt_domain_memory_stats_rss",
                        "KiB of host memory the hypervisor process holds (balloon.rss); 0 where untold.",
                        row -> orZero(row.part().rss()))
                .counter(
                        "libvirt_domain_memory_stats_usable",
                        "KiB the guest could give away without swapping (balloon.usable); 0 where untold.",
                        row -> orZero(row.part().usable()))
                .counter(
                        "libvirt_domain_memory_stats_disk_cache",
                        "KiB of the guest's page cache it could drop (balloon.disk_caches); 0 where untold.",
                        row -> orZero(row.part().diskCaches()))
                .build();
    }

    /// The labels that say which domain a row is of.
    private <T> List<Label<T>> identity(Function<T, Domain> domainOf) {
        List<Label<T>> labels = new ArrayList<>();
        labels.add(new Label<>("domain", row -> domainOf.apply(row).name()));
        if (options.upstream()) {
            labels.add(new Label<>("uuid", row -> domainOf.apply(row).uuid().toString()));
        }
        if (options.novaMetadata()) {
            labels.add(new Label<>("name", row -> NovaMetadata.text(domainOf.apply(row), Nova::name)));
            labels.add(new Label<>("flavor", row -> NovaMetadata.text(domainOf.apply(row), Nova::flavor)));
            labels.add(new Label<>("project_name", row -> NovaMetadata.text(domainOf.apply(row), Nova::projectName)));
        }
        return labels;
    }

    private static Stream<Domain> active(List<Domain> domains) {
        return domains.stream().filter(Domain::active);
    }

    private static <T> Function<List<Domain>, Stream<T>> ofActive(Function<List<Domain>, Stream<T>> rows) {
        return domains -> rows.apply(active(domains).toList());
    }

    private static Stream<DomainDisk> fixedDisks(List<Domain> domains) {
        return active(domains).flatMap(DomainDisk::of).filter(row -> !DomainDisk.removable(row.disk()));
    }

    /// As `DOMAIN_GET_BLOCK_INFO` has it, which the original asks for each disk: how far the guest has written;
    /// but what the image takes on the host of a QCOW2 file, and where nothing was written.
    private static @Nullable Number allocated(DomainDisk row) {
        Long highest = row.block().allocation();
        boolean qcow2 =
                "file".equals(row.disk().type()) && "qcow2".equals(row.disk().driverType());
        return qcow2 || highest == null || highest == 0 ? row.block().physical() : highest;
    }

    private static Number orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }
}
