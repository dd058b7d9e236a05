package hypervisor.dialect;

import static hypervisor.dialect.Units.flag;
import static hypervisor.dialect.Units.nanoseconds;
import static hypervisor.source.libvirt.LibvirtFacts.DOMAINS;
import static hypervisor.source.libvirt.LibvirtFacts.VCPU_PLACEMENT;

import hypervisor.metric.MetricSet;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainStatistics.CacheMonitor;
import hypervisor.source.libvirt.domain.DomainStatistics.Cpu;
import hypervisor.source.libvirt.domain.DomainStatistics.IoThread;
import hypervisor.source.libvirt.domain.DomainStatistics.Vcpu;
import hypervisor.source.libvirt.domain.VcpuPlacement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The processors of domains: CPU time, virtual CPUs by their number, I/O threads, perf events.
final class LibvirtCpuMetrics {
    /// The one perf event that is a size and not a count.
    private static final String CACHE_OCCUPANCY = "cmt";

    private static final MetricSet<List<Domain>, Domain> COUNTS = MetricSet.of(DOMAINS, List<Domain>::stream)
            .label("domain", Domain::name)
            .gauge(
                    "libvirt_domain_info_virtual_cpus",
                    "Virtual CPUs that are plugged in (vcpu.current).",
                    domain -> domain.statistics().vcpuCurrent())
            .gauge(
                    "libvirt_domain_vcpu_current",
                    "The same as libvirt_domain_info_virtual_cpus, by its other name.",
                    domain -> domain.statistics().vcpuCurrent())
            .gauge(
                    "libvirt_domain_vcpu_maximum",
                    "Virtual CPUs, those not plugged in included (vcpu.maximum).",
                    domain -> domain.statistics().vcpuMaximum())
            .build();

    private static final MetricSet<List<Domain>, DomainPart<Cpu>> TIMES = MetricSet.of(
                    DOMAINS, DomainPart.one(domain -> domain.statistics().cpu()))
            .label("domain", DomainPart::name)
            .counter(
                    "libvirt_domain_info_cpu_time_seconds_total",
                    "CPU time of the hypervisor process, its virtual CPUs included (cpu.time).",
                    row -> nanoseconds(row.part().time()))
            .counter(
                    "libvirt_domain_cpu_user_seconds_total",
                    "The part of it in user mode (cpu.user).",
                    row -> nanoseconds(row.part().user()))
            .counter(
                    "libvirt_domain_cpu_system_seconds_total",
                    "The part of it in the kernel (cpu.system).",
                    row -> nanoseconds(row.part().system()))
            .counter(
                    "libvirt_domain_cpu_halt_poll_success_seconds_total",
                    "Time KVM polled for work before a vCPU slept, and work came (cpu.haltpoll.success.time).",
                    row -> nanoseconds(row.part().haltPollSuccess()))
            .counter(
                    "libvirt_domain_cpu_halt_poll_fail_seconds_total",
                    "Time KVM polled for work before a vCPU slept, in vain (cpu.haltpoll.fail.time).",
                    row -> nanoseconds(row.part().haltPollFail()))
            .build();

    private static final MetricSet<List<Domain>, CacheBank> CACHE = MetricSet.of(
                    DOMAINS, domains -> domains.stream().flatMap(domain -> CacheBank.of(domain).stream()))
            .label("domain", row -> row.domain().name())
            .label("monitor", row -> row.monitor().name())
            .label("bank", row -> Integer.toString(row.bank()))
            .gauge(
                    "libvirt_domain_cpu_cache_occupancy_bytes",
                    "Last-level cache the monitor's vCPUs fill (cpu.cache.monitor.N.bank.M.bytes; needs resctrl).",
                    CacheBank::bytes)
            .build();

    private static final MetricSet<List<Domain>, DomainPart<Vcpu>> VCPUS = MetricSet.of(
                    DOMAINS, DomainPart.each(domain -> domain.statistics().vcpus()))
            .label("domain", DomainPart::name)
            .label("vcpu", row -> Integer.toString(row.part().number()))
            .gauge(
                    "libvirt_domain_vcpu_state",
                    "State of the vCPU, by number: " + LibvirtNumbers.VCPU_STATES + " (vcpu.N.state).",
                    row -> row.part().state())
            .gauge(
                    "libvirt_domain_vcpu_halted",
                    "Whether the vCPU waits in a halt instruction (vcpu.N.halted; s390x only).",
                    row -> flag(row.part().halted()))
            .counter(
                    "libvirt_domain_vcpu_time_seconds_total",
                    "CPU time of the vCPU (vcpu.N.time).",
                    row -> nanoseconds(row.part().time()))
            .counter(
                    "libvirt_domain_vcpu_wait_seconds_total",
                    "Time the vCPU's thread slept for I/O (vcpu.N.wait; 0 unless the host keeps schedstats).",
                    row -> nanoseconds(row.part().waiting()))
            .counter(
                    "libvirt_domain_vcpu_delay_seconds_total",
                    "Time the vCPU could have run and got no host CPU (vcpu.N.delay): what its guest sees as steal.",
                    row -> nanoseconds(row.part().delay()))
            .build();

    private static final MetricSet<List<VcpuPlacement>, VcpuPlacement> PLACEMENT = MetricSet.of(
                    VCPU_PLACEMENT, List<VcpuPlacement>::stream)
            .label("domain", VcpuPlacement::domain)
            .label("vcpu", row -> Integer.toString(row.vcpu()))
            .gauge("libvirt_domain_vcpu_cpu", "Number of the host CPU the vCPU ran on last.", VcpuPlacement::hostCpu)
            .build();

    private static final MetricSet<List<Domain>, DomainPart<IoThread>> IO_THREADS = MetricSet.of(
                    DOMAINS, DomainPart.each(domain -> domain.statistics().ioThreads()))
            .label("domain", DomainPart::name)
            .label("iothread", row -> Integer.toString(row.part().id()))
            .gauge(
                    "libvirt_domain_iothread_poll_max_seconds",
                    "The longest the I/O thread polls before it sleeps (iothread.N.poll-max-ns).",
                    row -> nanoseconds(row.part().pollMax()))
            .gauge(
                    "libvirt_domain_iothread_poll_grow",
                    "Factor by which polling gets longer (iothread.N.poll-grow); 0 leaves it to QEMU.",
                    row -> row.part().pollGrow())
            .gauge(
                    "libvirt_domain_iothread_poll_shrink",
                    "Divisor by which polling gets shorter (iothread.N.poll-shrink); 0 leaves it to QEMU.",
                    row -> row.part().pollShrink())
            .build();

    private static final MetricSet<List<Domain>, DomainPart<Map.Entry<String, Number>>> PERF = MetricSet.of(
                    DOMAINS, DomainPart.each(domain -> perf(domain, event -> !event.equals(CACHE_OCCUPANCY))))
            .label("domain", DomainPart::name)
            .label("event", row -> row.part().getKey())
            .counter(
                    "libvirt_domain_perf_events_total",
                    "Perf events enabled for the domain (perf.NAME): counts; nanoseconds for cpu_clock and task_clock;"
                            + " bytes for mbmt and mbml.",
                    row -> row.part().getValue())
            .build();

    private static final MetricSet<List<Domain>, DomainPart<Map.Entry<String, Number>>> PERF_CACHE = MetricSet.of(
                    DOMAINS, DomainPart.each(domain -> perf(domain, CACHE_OCCUPANCY::equals)))
            .label("domain", DomainPart::name)
            .gauge(
                    "libvirt_domain_perf_cache_occupancy_bytes",
                    "Cache in use by the domain (perf.cmt).",
                    row -> row.part().getValue())
            .build();

    static final List<MetricSet<?, ?>> SETS =
            List.of(COUNTS, TIMES, CACHE, VCPUS, PLACEMENT, IO_THREADS, PERF, PERF_CACHE);

    private LibvirtCpuMetrics() {}

    private static Collection<Map.Entry<String, Number>> perf(Domain domain, Predicate<String> wanted) {
        return new TreeMap<>(domain.statistics().perf())
                .entrySet().stream()
                        .filter(event -> wanted.test(event.getKey()))
                        .toList();
    }

    /// One bank of the cache, as one monitor sees it.
    private record CacheBank(Domain domain, CacheMonitor monitor, int bank, long bytes) {

        static List<CacheBank> of(Domain domain) {
            var cpu = domain.statistics().cpu();
            if (cpu == null) {
                return List.of();
            }
            return cpu.cacheMonitors().stream()
                    .flatMap(monitor -> new TreeMap<>(monitor.bytes())
                            .entrySet().stream()
                                    .map(bank -> new CacheBank(domain, monitor, bank.getKey(), bank.getValue())))
                    .toList();
        }
    }
}
