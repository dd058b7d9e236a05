package hypervisor.dialect;

import static hypervisor.source.pmxcfs.PmxcfsFacts.CONFIG;

import hypervisor.metric.MetricSet;
import hypervisor.source.pmxcfs.ClusterConfig;
import hypervisor.source.pmxcfs.GuestConfig;
import hypervisor.source.pmxcfs.PoolConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What the configuration of a Proxmox VE cluster says of the guests of this node.
final class HostConfigMetrics {

    /// Something of which a guest has any number.
    private record Named(String id, String name) {}

    private static final MetricSet<ClusterConfig, GuestConfig> INFO = MetricSet.of(CONFIG, HostConfigMetrics::guests)
            .label("id", GuestConfig::id)
            .label("name", GuestConfig::name)
            .label("kind", guest -> guest.kind().name().toLowerCase(Locale.ROOT))
            .label("os", GuestConfig::osType)
            .label("machine", GuestConfig::machine)
            .label("bios", GuestConfig::bios)
            .label("startup", GuestConfig::startup)
            .info(
                    "hypervisor_guest_info",
                    "A guest that this node has a configuration of, running or not: its name, whether it is a VM (qemu) "
                            + "or a container (lxc), and what it is configured as. Always 1.")
            .build();

    private static final MetricSet<ClusterConfig, Named> TAGS = MetricSet.of(
                    CONFIG,
                    (ClusterConfig config) -> guests(config)
                            .flatMap(guest -> guest.tags().stream().map(tag -> new Named(guest.id(), tag))))
            .label("id", Named::id)
            .label("tag", Named::name)
            .info("hypervisor_guest_tag_info", "A tag that the guest has. Always 1.")
            .build();

    private static final MetricSet<ClusterConfig, Named> POOLS = MetricSet.of(CONFIG, HostConfigMetrics::pools)
            .label("id", Named::id)
            .label("pool", Named::name)
            .info(
                    "hypervisor_guest_pool_info",
                    "The resource pool that the guest is in, with the names of those around it. Always 1.")
            .build();

    private static final MetricSet<ClusterConfig, GuestConfig> LOCKS = MetricSet.of(
                    CONFIG, (ClusterConfig config) -> guests(config).filter(guest -> guest.lock() != null))
            .label("id", GuestConfig::id)
            .label("lock", GuestConfig::lock)
            .info(
                    "hypervisor_guest_lock_info",
                    "Why the guest is locked: backup, migrate, snapshot and others. Always 1.")
            .build();

    private static final MetricSet<ClusterConfig, GuestConfig> FLAGS = MetricSet.of(CONFIG, HostConfigMetrics::guests)
            .label("id", GuestConfig::id)
            .gauge(
                    "hypervisor_guest_onboot",
                    "Whether the guest starts with the node (1 or 0).",
                    guest -> Units.flag(guest.onBoot()))
            .gauge(
                    "hypervisor_guest_template",
                    "Whether the guest is a template, which never runs (1 or 0).",
                    guest -> Units.flag(guest.template()))
            .gauge(
                    "hypervisor_guest_protected",
                    "Whether the guest and its disks are kept from being removed (1 or 0).",
                    guest -> Units.flag(guest.isProtected()))
            .gauge(
                    "hypervisor_guest_agent_enabled",
                    "Whether the VM is configured to have a guest agent (1 or 0). Absent for containers.",
                    guest -> Units.flag(guest.agent()))
            .gauge(
                    "hypervisor_guest_locked",
                    "Whether the guest is locked, as during a backup or a migration (1 or 0).",
                    guest -> guest.lock() == null ? 0 : 1)
            .build();

    private static final MetricSet<ClusterConfig, GuestConfig> LIMITS = MetricSet.of(CONFIG, HostConfigMetrics::guests)
            .label("id", GuestConfig::id)
            .gauge(
                    "hypervisor_guest_configured_processors",
                    "Virtual processors the guest can have. Absent for a container that may use all of the node.",
                    guest -> guest.processors().most())
            .gauge(
                    "hypervisor_guest_configured_boot_processors",
                    "Virtual processors that are plugged in when the VM starts. Absent where that is all of them.",
                    guest -> guest.processors().vcpus())
            .gauge(
                    "hypervisor_guest_configured_processor_limit",
                    "How many processors the guest may keep busy. Absent without limit.",
                    guest -> guest.processors().limit())
            .gauge(
                    "hypervisor_guest_configured_processor_weight",
                    "Weight of the guest against others when processors are short. Absent for the default.",
                    guest -> guest.processors().weight())
            .gauge(
                    "hypervisor_guest_configured_memory_bytes",
                    "Memory the guest can have.",
                    guest -> guest.memory().most())
            .gauge(
                    "hypervisor_guest_configured_memory_minimum_bytes",
                    "Memory that ballooning leaves the VM; 0 for one without balloon. Absent where it is all of it.",
                    guest -> guest.memory().least())
            .gauge(
                    "hypervisor_guest_configured_swap_bytes",
                    "Swap space the container can have. Absent for VMs.",
                    guest -> guest.memory().swap())
            .build();

    private static final MetricSet<ClusterConfig, GuestConfig> SNAPSHOTS = MetricSet.of(
                    CONFIG, HostConfigMetrics::guests)
            .label("id", GuestConfig::id)
            .build();

    private static final MetricSet<ClusterConfig, ClusterConfig> FILES = MetricSet.of(CONFIG)
            .gauge(
                    "hypervisor_config_failed_files",
                    "Files of /etc/pve that are there and could not be read: the log names them.",
                    config -> config.failures().size())
            .build();

    private HostConfigMetrics() {}

    static List<MetricSet<?, ?>> sets() {
        List<MetricSet<?, ?>> sets =
                new ArrayList<>(List.of(INFO, TAGS, POOLS, LOCKS, FLAGS, LIMITS, SNAPSHOTS, FILES));
        sets.addAll(HostConfigDeviceMetrics.sets());
        return sets;
    }

    private static Stream<GuestConfig> guests(ClusterConfig config) {
        return config.guests().stream();
    }

    private static Stream<Named> pools(ClusterConfig config) {
        return guests(config).flatMap(guest -> {
            PoolConfig pool = config.poolOf(guest.id());
            return pool == null ? Stream.empty() : Stream.of(new Named(guest.id(), pool.name()));
        });
    }
}
