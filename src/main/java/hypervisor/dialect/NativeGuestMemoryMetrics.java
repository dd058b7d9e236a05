package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.API_CONFIG;
import static hypervisor.dialect.NativeViews.API_CONTAINER;
import static hypervisor.dialect.NativeViews.API_GUEST;
import static hypervisor.dialect.NativeViews.API_VM;
import static hypervisor.dialect.NativeViews.CGROUP;
import static hypervisor.dialect.NativeViews.CONFIG;
import static hypervisor.dialect.NativeViews.MONITOR;
import static hypervisor.dialect.NativeViews.PROCESS;
import static hypervisor.dialect.NativeViews.RUNNING_CONTAINER;
import static hypervisor.dialect.NativeViews.domain;
import static hypervisor.dialect.Units.kibibytes;

import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.libvirt.domain.DomainStatistics.Balloon;
import hypervisor.source.procfs.GuestProcess;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.node.ContainerDetail;
import hypervisor.source.proxmox.node.VmDetail;
import org.jspecify.annotations.Nullable;

/// The memory of guests from the host's side: what they were given, and what they take. What a guest itself says of it
/// is in [NativeGuestBalloonMetrics]: the two are never mixed.
final class NativeGuestMemoryMetrics {
    private static final View<DomainPart<Balloon>> DOMAIN_MEMORY =
            domain(domain -> domain.statistics().balloon());

    private static final View<DomainPart<Balloon>> RUNNING_DOMAIN =
            domain(domain -> domain.active() ? domain.statistics().balloon() : null);

    static final Vocabulary WORDS = Vocabulary.about("memory of guests")
            .gauge(
                    "hypervisor_guest_memory_assigned_bytes",
                    "Memory that the guest was given and has while its balloon is empty; of a container what it may use.",
                    DOMAIN_MEMORY.gives(row -> kibibytes(row.part().maximum())),
                    PROCESS.gives(guest -> guest.guest().hardware().memory()),
                    API_GUEST.gives(Guest::maxMemory),
                    CONFIG.gives(guest -> guest.memory().most()),
                    API_CONFIG.gives(guest -> guest.memory().most()))
            .gauge(
                    "hypervisor_guest_memory_balloon_bytes",
                    "Memory that the balloon leaves to the guest now, as QEMU tells; not what the guest uses of it.",
                    RUNNING_DOMAIN.gives(row -> kibibytes(row.part().current())),
                    MONITOR.gives(guest -> guest.balloonBytes()),
                    API_VM.gives(NativeGuestMemoryMetrics::balloon))
            .gauge(
                    "hypervisor_guest_memory_host_bytes",
                    "Memory of the host that the guest takes: of a VM that of its process, without huge pages. It may be "
                            + "more than the guest was given, and has nothing to do with what the guest uses.",
                    RUNNING_DOMAIN.gives(row -> kibibytes(row.part().rss())),
                    PROCESS.gives(NativeGuestMemoryMetrics::resident),
                    API_VM.gives(VmDetail::hostMemory),
                    RUNNING_CONTAINER.gives(Guest::memory))
            .gauge(
                    "hypervisor_guest_swap_bytes",
                    "Memory of the guest that the host has swapped out.",
                    CGROUP.gives(guest -> guest.memory().swap()),
                    PROCESS.gives(guest -> guest.status() == null
                            ? null
                            : guest.status().memory().get("VmSwap")),
                    API_CONTAINER.gives(ContainerDetail::swap))
            .gauge(
                    "hypervisor_guest_swap_max_bytes",
                    "Memory of the guest that the host may swap out at most, where that is limited; 0 is none.",
                    CGROUP.gives(guest -> guest.memory().swapLimit()),
                    API_CONTAINER.gives(ContainerDetail::maxSwap))
            .build();

    private NativeGuestMemoryMetrics() {}

    private static @Nullable Number balloon(VmDetail vm) {
        VmDetail.Balloon info = vm.balloonInfo();
        return info == null || info.actual() == null ? vm.balloon() : info.actual();
    }

    private static @Nullable Number resident(GuestProcess guest) {
        var status = guest.status();
        return status == null ? null : status.memory().get("VmRSS");
    }
}
