package hypervisor.dialect;

import static hypervisor.source.libvirt.LibvirtFacts.POOLS;
import static hypervisor.source.libvirt.LibvirtFacts.VOLUMES;

import hypervisor.metric.MetricSet;
import hypervisor.source.libvirt.host.StoragePool;
import hypervisor.source.libvirt.host.StorageVolume;
import hypervisor.source.libvirt.host.VolumeType;
import java.util.List;

/// Storage pools and volumes, with the sizes of the daemon's last refresh, which we never cause.
final class LibvirtStorageMetrics {
    private static final int INACTIVE = 0;

    private static final MetricSet<List<StoragePool>, StoragePool> POOL = MetricSet.of(POOLS, List<StoragePool>::stream)
            .label("storage_pool", StoragePool::name)
            .gauge(
                    "libvirt_storage_pool_state",
                    "State of the pool, by number: " + LibvirtNumbers.POOL_STATES + ".",
                    StoragePool::state)
            .gauge(
                    "libvirt_storage_pool_capacity_bytes",
                    "What the pool can hold, as of the daemon's last refresh; absent while it is inactive.",
                    StoragePool::capacity)
            .gauge(
                    "libvirt_storage_pool_allocation_bytes",
                    "What is taken of the pool, as of the daemon's last refresh.",
                    StoragePool::allocation)
            .gauge(
                    "libvirt_storage_pool_available_bytes",
                    "What is free in the pool, as of the daemon's last refresh.",
                    StoragePool::available)
            .gauge(
                    "libvirt_storage_pool_timed_out",
                    "Whether the pool is active and its sizes could not be read.",
                    pool -> Units.flag(pool.state() != INACTIVE && pool.capacity() == null))
            .gauge(
                    "libvirt_storage_pool_persistent",
                    "Whether the pool has a definition that outlives it.",
                    pool -> Units.flag(pool.persistent()))
            .gauge(
                    "libvirt_storage_pool_autostart",
                    "Whether the pool starts with the daemon.",
                    pool -> Units.flag(pool.autostart()))
            .build();

    private static final MetricSet<List<StoragePool>, StoragePool> POOL_INFO = MetricSet.of(
                    POOLS, List<StoragePool>::stream)
            .label("storage_pool", StoragePool::name)
            .label("uuid", pool -> pool.uuid().toString())
            .info("libvirt_storage_pool_info", "UUID of the pool. Always 1.")
            .build();

    private static final MetricSet<List<StoragePool>, StoragePool> POOL_BY_OTHER_NAME = MetricSet.of(
                    POOLS, pools -> pools.stream().filter(pool -> pool.state() != INACTIVE))
            .label("pool", StoragePool::name)
            .gauge(
                    "libvirt_pool_info_capacity_bytes",
                    "The same as libvirt_storage_pool_capacity_bytes, by its other name; active pools.",
                    StoragePool::capacity)
            .gauge(
                    "libvirt_pool_info_allocation_bytes",
                    "The same as libvirt_storage_pool_allocation_bytes, by its other name; active pools.",
                    StoragePool::allocation)
            .gauge(
                    "libvirt_pool_info_available_bytes",
                    "The same as libvirt_storage_pool_available_bytes, by its other name; active pools.",
                    StoragePool::available)
            .build();

    private static final MetricSet<List<StorageVolume>, StorageVolume> VOLUME = MetricSet.of(
                    VOLUMES, List<StorageVolume>::stream)
            .label("storage_pool", StorageVolume::pool)
            .label("volume", StorageVolume::name)
            .gauge(
                    "libvirt_storage_volume_capacity_bytes",
                    "Size of the volume as its user sees it.",
                    StorageVolume::capacity)
            .gauge(
                    "libvirt_storage_volume_allocation_bytes",
                    "What the volume takes of its pool.",
                    StorageVolume::allocation)
            .build();

    private static final MetricSet<List<StorageVolume>, StorageVolume> VOLUME_INFO = MetricSet.of(
                    VOLUMES, List<StorageVolume>::stream)
            .label("storage_pool", StorageVolume::pool)
            .label("volume", StorageVolume::name)
            .label("key", StorageVolume::key)
            .label("volume_type", volume -> VolumeType.word(volume.type()))
            .info("libvirt_storage_volume_info", "The volume; key is what names it on the whole host. Always 1.")
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(POOL, POOL_INFO, POOL_BY_OTHER_NAME, VOLUME, VOLUME_INFO);

    private LibvirtStorageMetrics() {}
}
