package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.API_CONFIG;
import static hypervisor.dialect.NativeViews.API_VM;
import static hypervisor.dialect.NativeViews.CONFIG;
import static hypervisor.dialect.NativeViews.configured;
import static hypervisor.dialect.NativeViews.domain;

import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.pmxcfs.GuestConfig;
import hypervisor.source.proxmox.node.VmDetail;

/// What guests are configured as, which is what they have as soon as they start next, and what they are limited to.
final class NativeGuestConfigMetrics {
    static final Vocabulary WORDS = Vocabulary.about("what guests are configured as")
            .info(
                    "hypervisor_guest_config_info",
                    "What the guest is configured as: os is what Proxmox VE was told that runs in it, startup its place "
                            + "among the guests that start with the node. Always 1.",
                    described(CONFIG),
                    described(API_CONFIG),
                    domain(Domain::definition)
                            .label("os", _ -> "")
                            .label("arch", row -> row.part().arch())
                            .label("machine", row -> row.part().machine())
                            .label("bios", _ -> "")
                            .label("startup", _ -> ""))
            .gauge(
                    "hypervisor_guest_configured_vcpus",
                    "Virtual processors that are plugged in when the VM starts. Absent where that is all of them.",
                    configured(guest -> guest.processors().vcpus()))
            .gauge(
                    "hypervisor_guest_configured_vcpus_max",
                    "Virtual processors that the guest can have. Absent for a container that may use all of the node.",
                    configured(guest -> guest.processors().most()))
            .gauge(
                    "hypervisor_guest_cpu_limit",
                    "How many processors of the host the guest may keep busy, by its configuration. Absent without limit.",
                    configured(guest -> guest.processors().limit()))
            .gauge(
                    "hypervisor_guest_cpu_weight",
                    "Weight of the guest against others when processors are short. Absent for the default.",
                    configured(guest -> guest.processors().weight()))
            .gauge(
                    "hypervisor_guest_configured_memory_bytes",
                    "Memory that the guest can have.",
                    configured(guest -> guest.memory().most()))
            .gauge(
                    "hypervisor_guest_configured_memory_min_bytes",
                    "Memory that ballooning leaves to the VM; 0 for one without balloon. Absent where it is all of it.",
                    CONFIG.gives(guest -> guest.memory().least()),
                    API_CONFIG.gives(guest -> guest.memory().least()),
                    API_VM.gives(VmDetail::minimumMemory))
            .gauge(
                    "hypervisor_guest_configured_swap_bytes",
                    "Swap space that the container can have. Absent for VMs.",
                    configured(guest -> guest.memory().swap()))
            .build();

    private NativeGuestConfigMetrics() {}

    private static View<GuestConfig> described(View<GuestConfig> view) {
        return view.label("os", GuestConfig::osType)
                .label("arch", _ -> "")
                .label("machine", GuestConfig::machine)
                .label("bios", GuestConfig::bios)
                .label("startup", GuestConfig::startup);
    }
}
