package hypervisor.dialect;

import static hypervisor.source.proxmox.ProxmoxFacts.RESOURCES;
import static hypervisor.source.proxmox.ProxmoxFacts.STORAGES;
import static hypervisor.source.proxmox.ProxmoxFacts.ZFS_POOLS;

import hypervisor.fact.Facts;
import hypervisor.metric.MetricSet;
import hypervisor.source.proxmox.node.NodeReadings;
import hypervisor.source.proxmox.node.NodeStorage;
import hypervisor.source.proxmox.node.ZfsPool;
import java.util.List;
import java.util.Set;

/// What pve-exporter says of storages, as each node sees them, and of ZFS pools.
final class PveStorageMetrics {
    private static final MetricSet<NodeReadings<NodeStorage>, NodeStorage> STORAGE = MetricSet.of(
                    STORAGES,
                    Set.of(RESOURCES),
                    (NodeReadings<NodeStorage> all, Facts facts) -> OfflineNodes.without(all, facts, NodeStorage::node))
            .label("node", NodeStorage::node)
            .label("storage", NodeStorage::name)
            .label("type", NodeStorage::type)
            .gauge(
                    "pve_storage_total_bytes",
                    "Size of the storage. A shared one is told by each node. Absent where it is not active.",
                    NodeStorage::total)
            .gauge(
                    "pve_storage_used_bytes",
                    "Space in use on the storage, by whatever. Absent where it is not active.",
                    NodeStorage::used)
            .gauge(
                    "pve_storage_available_bytes",
                    "Space that can still be used. Absent where the storage is not active.",
                    NodeStorage::available)
            .gauge(
                    "pve_storage_active",
                    "Whether the node can use the storage at this moment (1 or 0).",
                    storage -> storage.active() ? 1 : 0)
            .gauge(
                    "pve_storage_enabled",
                    "Whether the storage is configured to be used (1 or 0).",
                    storage -> storage.enabled() ? 1 : 0)
            .gauge(
                    "pve_storage_shared",
                    "Whether the storage is the same one on several nodes (1 or 0).",
                    storage -> storage.shared() ? 1 : 0)
            .gauge(
                    "pve_storage_used_fraction",
                    "Space in use as a fraction of the size (0 to 1). Absent where the storage is not active.",
                    NodeStorage::usedFraction)
            .build();

    private static final MetricSet<NodeReadings<ZfsPool>, ZfsPool> POOL = MetricSet.of(
                    ZFS_POOLS,
                    Set.of(RESOURCES),
                    (NodeReadings<ZfsPool> all, Facts facts) -> OfflineNodes.without(all, facts, ZfsPool::node))
            .label("node", ZfsPool::node)
            .label("pool", ZfsPool::name)
            .gauge(
                    "pve_zfs_pool_health_status",
                    "Whether the pool is ONLINE (1). 0 if it is degraded, faulted or anything else.",
                    pool -> pool.health() == null ? null : Units.flag("ONLINE".equals(pool.health())))
            .gauge(
                    "pve_zfs_pool_size_bytes",
                    "Size of the pool's disks, what redundancy takes included.",
                    ZfsPool::size)
            .gauge(
                    "pve_zfs_pool_alloc_bytes",
                    "Space allocated on the pool's disks, what redundancy takes included.",
                    ZfsPool::allocated)
            .gauge(
                    "pve_zfs_pool_free_bytes",
                    "Space not allocated on the pool's disks, what redundancy would take included.",
                    ZfsPool::free)
            // Quirk: percent.
            .gauge("pve_zfs_pool_frag_percent", "Fragmentation of the free space, in percent.", ZfsPool::fragmentation)
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(STORAGE, POOL);

    private PveStorageMetrics() {}
}
