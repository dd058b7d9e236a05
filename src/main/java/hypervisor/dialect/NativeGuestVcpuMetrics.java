package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.HOST;
import static hypervisor.dialect.NativeViews.LIBVIRT;
import static hypervisor.dialect.NativeViews.domains;
import static hypervisor.dialect.Units.flag;
import static hypervisor.dialect.Units.nanoseconds;

import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.DomainStatistics.IoThread;
import hypervisor.source.libvirt.domain.DomainStatistics.Vcpu;
import hypervisor.source.libvirt.domain.VcpuPlacement;
import hypervisor.source.procfs.GuestProcess;
import hypervisor.source.procfs.ProcfsFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The virtual processors of guests one by one, and their I/O threads.
final class NativeGuestVcpuMetrics {
    private static final List<String> STATES = List.of("offline", "running", "blocked");

    private static final View<DomainPart<Vcpu>> DOMAIN_VCPU = domains(
                    domain -> domain.statistics().vcpus())
            .label("vcpu", row -> Integer.toString(row.part().number()));

    private static final View<GuestPart<GuestProcess.Vcpu>> THREAD = View.of(
                    HOST,
                    ProcfsFacts.GUESTS,
                    ConfiguredHere.FACTS,
                    (all, facts) -> GuestPart.each(
                            all.guests().stream().filter(guest -> NativeViews.isHere(guest.id(), facts)),
                            GuestProcess::id,
                            GuestProcess::vcpus))
            .key("id", GuestPart::id)
            .label("vcpu", row -> Integer.toString(row.part().number()));

    private static final View<VcpuPlacement> PLACEMENT = View.of(
                    LIBVIRT, LibvirtFacts.VCPU_PLACEMENT, List<VcpuPlacement>::stream)
            .key("id", row -> row.uuid().toString())
            .label("vcpu", row -> Integer.toString(row.vcpu()));

    private static final View<DomainPart<IoThread>> IO_THREAD = domains(
                    domain -> domain.statistics().ioThreads())
            .label("iothread", row -> Integer.toString(row.part().id()));

    static final Vocabulary WORDS = Vocabulary.about("virtual processors of guests")
            .counter(
                    "hypervisor_guest_vcpu_seconds_total",
                    "Time that the virtual processor ran on a processor of the host, by libvirt or its thread's schedstat.",
                    DOMAIN_VCPU.gives(row -> nanoseconds(row.part().time())),
                    THREAD.gives(row -> nanoseconds(row.part().time().runNanos())))
            .counter(
                    "hypervisor_guest_vcpu_delay_seconds_total",
                    "Time that the virtual processor was ready to run and waited for a processor of the host: what the "
                            + "guest sees as stolen.",
                    DOMAIN_VCPU.gives(row -> nanoseconds(row.part().delay())),
                    THREAD.gives(row -> nanoseconds(row.part().time().delayNanos())))
            .counter(
                    "hypervisor_guest_vcpu_wait_seconds_total",
                    "Time that the virtual processor's thread slept for I/O (libvirt's vcpu.N.wait; 0 unless the host "
                            + "keeps statistics of its scheduler).",
                    DOMAIN_VCPU.gives(row -> nanoseconds(row.part().waiting())))
            .states(
                    "hypervisor_guest_vcpu_state",
                    "The state that the virtual processor is in (1, all others 0): offline, running, blocked (waits).",
                    DOMAIN_VCPU.states("state", STATES, row -> state(row.part())))
            .gauge(
                    "hypervisor_guest_vcpu_halted",
                    "Whether the virtual processor waits in a halt instruction (1 or 0). Told for s390x only.",
                    DOMAIN_VCPU.gives(row -> flag(row.part().halted())))
            .gauge(
                    "hypervisor_guest_vcpu_host_cpu",
                    "The number of the host's processor that the virtual processor ran on last.",
                    PLACEMENT.gives(VcpuPlacement::hostCpu))
            .gauge(
                    "hypervisor_guest_iothread_poll_max_seconds",
                    "The longest that the I/O thread polls before it sleeps (iothread.N.poll-max-ns).",
                    IO_THREAD.gives(row -> nanoseconds(row.part().pollMax())))
            .gauge(
                    "hypervisor_guest_iothread_poll_grow",
                    "Factor by which polling gets longer (iothread.N.poll-grow); 0 leaves it to QEMU.",
                    IO_THREAD.gives(row -> row.part().pollGrow()))
            .gauge(
                    "hypervisor_guest_iothread_poll_shrink",
                    "Divisor by which polling gets shorter (iothread.N.poll-shrink); 0 leaves it to QEMU.",
                    IO_THREAD.gives(row -> row.part().pollShrink()))
            .build();

    private NativeGuestVcpuMetrics() {}

    private static @Nullable String state(Vcpu vcpu) {
        Integer state = vcpu.state();
        return state == null || state < 0 || state >= STATES.size() ? null : STATES.get(state);
    }
}
