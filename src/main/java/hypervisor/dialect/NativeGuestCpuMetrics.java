package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.API_GUEST;
import static hypervisor.dialect.NativeViews.CGROUP;
import static hypervisor.dialect.NativeViews.DOMAIN;
import static hypervisor.dialect.NativeViews.PROCESS;
import static hypervisor.dialect.NativeViews.domain;
import static hypervisor.dialect.Units.nanoseconds;

import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainStatistics.Cpu;
import hypervisor.source.libvirt.domain.DomainStatistics.Vcpu;
import hypervisor.source.procfs.GuestProcess;
import org.jspecify.annotations.Nullable;

/// Processor time of guests, all their virtual processors together.
final class NativeGuestCpuMetrics {
    private static final View<DomainPart<Cpu>> DOMAIN_CPU =
            domain(domain -> domain.statistics().cpu());

    static final Vocabulary WORDS = Vocabulary.about("processors of guests")
            .counter(
                    "hypervisor_guest_cpu_seconds_total",
                    "Processor time of the guest and of all that runs for it on the host, as libvirt (cpu.time), its "
                            + "control group or its process tells.",
                    DOMAIN_CPU.gives(row -> nanoseconds(row.part().time())),
                    CGROUP.gives(guest -> guest.cpu().usage()),
                    PROCESS.gives(NativeGuestCpuMetrics::total))
            .counter(
                    "hypervisor_guest_cpu_user_seconds_total",
                    "Part of hypervisor_guest_cpu_seconds_total in user space of the host, which a VM's own code is part of.",
                    DOMAIN_CPU.gives(row -> nanoseconds(row.part().user())),
                    CGROUP.gives(guest -> guest.cpu().user()),
                    PROCESS.gives(guest -> guest.cpu().user()))
            .counter(
                    "hypervisor_guest_cpu_system_seconds_total",
                    "Part of hypervisor_guest_cpu_seconds_total in the host's kernel.",
                    DOMAIN_CPU.gives(row -> nanoseconds(row.part().system())),
                    CGROUP.gives(guest -> guest.cpu().system()),
                    PROCESS.gives(guest -> guest.cpu().system()))
            .counter(
                    "hypervisor_guest_cpu_delay_seconds_total",
                    "Time that virtual processors were ready to run and waited for one of the host, all of them together: "
                            + "what the guest sees as stolen.",
                    DOMAIN.gives(NativeGuestCpuMetrics::delay),
                    PROCESS.gives(NativeGuestCpuMetrics::delay))
            .counter(
                    "hypervisor_guest_cpu_halt_poll_success_seconds_total",
                    "Time that KVM polled for work before a virtual processor slept, and work came (libvirt's "
                            + "cpu.haltpoll.success.time).",
                    DOMAIN_CPU.gives(row -> nanoseconds(row.part().haltPollSuccess())))
            .counter(
                    "hypervisor_guest_cpu_halt_poll_fail_seconds_total",
                    "Time that KVM polled for work before a virtual processor slept, in vain (libvirt's "
                            + "cpu.haltpoll.fail.time).",
                    DOMAIN_CPU.gives(row -> nanoseconds(row.part().haltPollFail())))
            .gauge(
                    "hypervisor_guest_cpu_usage_ratio",
                    "Processor time in use, 1 for all of the guest's own processors, over the last 10 seconds as its node "
                            + "counted it. Where hypervisor_guest_cpu_seconds_total is there, its rate is better.",
                    API_GUEST.gives(guest -> guest.known() && !guest.status().equals("stopped") ? guest.cpu() : null))
            .gauge(
                    "hypervisor_guest_vcpus",
                    "Virtual processors that are plugged in. Of a container those it may use, which may be a fraction.",
                    DOMAIN.gives(domain -> domain.statistics().vcpuCurrent()),
                    PROCESS.gives(guest -> guest.guest().hardware().vcpus()),
                    API_GUEST.gives(guest -> guest.maxCpu()))
            .gauge(
                    "hypervisor_guest_vcpus_max",
                    "Virtual processors that the guest can have at most until it is started anew.",
                    DOMAIN.gives(domain -> domain.statistics().vcpuMaximum()),
                    PROCESS.gives(guest -> guest.guest().hardware().maxVcpus()))
            .build();

    private NativeGuestCpuMetrics() {}

    private static @Nullable Number total(GuestProcess guest) {
        Double user = guest.cpu().user();
        Double system = guest.cpu().system();
        return user == null || system == null ? null : Double.valueOf(user + system);
    }

    /// Null unless it is known of every virtual processor that is on.
    private static @Nullable Number delay(Domain domain) {
        long sum = 0;
        for (Vcpu vcpu : domain.statistics().vcpus()) {
            if (vcpu.delay() == null) {
                return null;
            }
            sum += vcpu.delay();
        }
        return domain.statistics().vcpus().isEmpty() ? null : nanoseconds(sum);
    }

    private static @Nullable Number delay(GuestProcess guest) {
        long sum = 0;
        for (GuestProcess.Vcpu vcpu : guest.vcpus()) {
            Long delay = vcpu.time().delayNanos();
            if (delay == null) {
                return null;
            }
            sum += delay;
        }
        return guest.vcpus().isEmpty() ? null : nanoseconds(sum);
    }
}
