package hypervisor.dialect;

import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.node.Disk;
import hypervisor.source.proxmox.node.ZfsPool;
import hypervisor.source.smart.SmartDisk;
import hypervisor.source.smart.SmartFacts;
import hypervisor.source.smart.SmartValues;
import hypervisor.source.zfs.ZfsFacts;
import hypervisor.source.zfs.pool.Zpool;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The disks of nodes and their ZFS pools, as far as more than the node itself tells of them.
final class NativeDiskMetrics {
    private static final double PERCENT = 100;
    private static final String DEVICES = "/dev/";

    private static final List<String> HEALTH =
            List.of("online", "degraded", "faulted", "offline", "unavail", "removed", "suspended");

    private NativeDiskMetrics() {}

    /// @param here what this machine is called
    static Vocabulary words(String here) {
        var node = new NativeNodeViews(here);
        View<SmartDisk> asked =
                node.ofHost(SmartFacts.DISKS, disks -> disks.disks().stream()).label("device", SmartDisk::device);
        View<Disk> told =
                NativeNodeViews.ofNodes(ProxmoxFacts.DISKS, Disk::node).label("device", NativeDiskMetrics::device);
        View<Zpool> pool = View.of("zfs", ZfsFacts.POOLS, pools -> pools.all().stream())
                .key("node", _ -> here)
                .label("pool", Zpool::name);
        View<ZfsPool> toldPool =
                NativeNodeViews.ofNodes(ProxmoxFacts.ZFS_POOLS, ZfsPool::node).label("pool", ZfsPool::name);
        return Vocabulary.about("nodes' disks and ZFS pools")
                .gauge(
                        "hypervisor_disk_smart_healthy",
                        "Whether the disk's judgement of itself is good (1 or 0).",
                        asked.gives(disk -> Units.flag(passed(disk.values()))),
                        told.gives(NativeDiskMetrics::healthy))
                .gauge(
                        "hypervisor_disk_smart_life_used_ratio",
                        "How much of a solid-state disk's life is used up, by its maker's estimate; may exceed 1.",
                        asked.gives(disk -> part(percentUsed(disk.values()))),
                        told.gives(disk -> disk.lifeLeft() == null ? null : 1 - disk.lifeLeft() / PERCENT))
                .gauge(
                        "hypervisor_disk_size_bytes",
                        "Size of the disk, as the API of Proxmox VE tells it.",
                        told.gives(Disk::size))
                .info(
                        "hypervisor_disk_model_info",
                        "What a disk calls itself, its type (hdd, ssd, nvme) as kind, and what it is used for, as the API of "
                                + "Proxmox VE tells it. Always 1.",
                        told.label("kind", Disk::type)
                                .label("vendor", Disk::vendor)
                                .label("model", Disk::model)
                                .label("serial", Disk::serial)
                                .label("used", Disk::used))
                .gauge(
                        "hypervisor_zfs_pool_size_bytes",
                        "Size of the pool's devices, with what parity takes.",
                        pool.gives(Zpool::size),
                        toldPool.gives(ZfsPool::size))
                .gauge(
                        "hypervisor_zfs_pool_allocated_bytes",
                        "What is in use of the pool's devices, by data, copies of it and parity.",
                        pool.gives(Zpool::allocated),
                        toldPool.gives(ZfsPool::allocated))
                .gauge(
                        "hypervisor_zfs_pool_free_bytes",
                        "What is not in use of the pool's devices.",
                        pool.gives(Zpool::free),
                        toldPool.gives(ZfsPool::free))
                .gauge(
                        "hypervisor_zfs_pool_fragmentation_ratio",
                        "How scattered free space is, 0 to 1; says nothing of files.",
                        pool.gives(each -> each.properties().ratio("fragmentation")),
                        toldPool.gives(each -> each.fragmentation() == null ? null : each.fragmentation() / PERCENT))
                .states(
                        "hypervisor_zfs_pool_health",
                        "1 for the health that ZFS tells of the pool, 0 for the others.",
                        pool.states("state", HEALTH, each -> lower(each.health())),
                        toldPool.states("state", HEALTH, each -> lower(each.health())))
                .build();
    }

    /// `sda` of `/dev/sda`.
    private static String device(Disk disk) {
        return disk.path().startsWith(DEVICES) ? disk.path().substring(DEVICES.length()) : disk.path();
    }

    private static @Nullable Boolean passed(@Nullable SmartValues values) {
        return values == null ? null : values.passed();
    }

    private static @Nullable Long percentUsed(@Nullable SmartValues values) {
        return values == null ? null : values.percentUsed();
    }

    private static @Nullable Double part(@Nullable Long percent) {
        return percent == null ? null : percent / PERCENT;
    }

    private static @Nullable Integer healthy(Disk disk) {
        String health = disk.health() == null ? "" : disk.health().toUpperCase(Locale.ROOT);
        return switch (health) {
            case "PASSED", "OK" -> 1;
            case "FAILED", "FAILED!" -> 0;
            default -> null;
        };
    }

    private static @Nullable String lower(@Nullable String health) {
        return health == null || health.isEmpty() ? null : health.toLowerCase(Locale.ROOT);
    }
}
