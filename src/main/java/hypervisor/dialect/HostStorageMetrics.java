package hypervisor.dialect;

import static hypervisor.source.storage.StorageFacts.USAGE;

import hypervisor.fact.Facts;
import hypervisor.metric.MetricSet;
import hypervisor.source.storage.Space;
import hypervisor.source.storage.StorageUsage;
import hypervisor.source.zfs.ZfsFacts;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How full the storages of a Proxmox VE node are.
final class HostStorageMetrics {

    private record Filled(String name, @Nullable Space space) {
        @Nullable Long size() {
            return space == null ? null : Long.valueOf(space.size());
        }

        @Nullable Long used() {
            return space == null ? null : Long.valueOf(space.used());
        }

        @Nullable Long free() {
            return space == null ? null : Long.valueOf(space.free());
        }

        @Nullable Long available() {
            return space == null ? null : Long.valueOf(space.available());
        }
    }

    private static final MetricSet<List<StorageUsage>, StorageUsage> INFO = MetricSet.of(
                    USAGE, (List<StorageUsage> usages) -> usages.stream())
            .label("storage", usage -> usage.storage().name())
            .label("kind", usage -> usage.storage().type())
            .label("content", usage -> String.join(",", usage.storage().content()))
            .label("shared", usage -> usage.storage().isSet("shared") ? "true" : "false")
            .label("nodes", usage -> String.join(",", usage.storage().nodes()))
            .info(
                    "hypervisor_storage_info",
                    "A storage of the cluster, by /etc/pve/storage.cfg: its type, what it may hold, whether it is "
                            + "marked as shared, and the nodes it is limited to, if any. Always 1.")
            .build();

    private static final MetricSet<List<StorageUsage>, StorageUsage> STATE = MetricSet.of(
                    USAGE, (List<StorageUsage> usages) -> usages.stream())
            .label("storage", usage -> usage.storage().name())
            .gauge(
                    "hypervisor_storage_enabled",
                    "Whether the storage is neither disabled nor limited to other nodes (1 or 0).",
                    usage -> Units.flag(usage.enabled()))
            .gauge(
                    "hypervisor_storage_hanging",
                    "Whether the mount of the storage does not answer (1 or 0); its sizes are absent as long. Of "
                            + "enabled storages that are directories.",
                    usage -> Units.flag(usage.hanging()))
            .gauge(
                    "hypervisor_storage_metadata_used_ratio",
                    "Space for metadata in use, of an LVM thin pool: one that runs out of it stops (0 to 1).",
                    StorageUsage::metadata)
            .build();

    private static final MetricSet<List<StorageUsage>, Filled> SPACE = MetricSet.of(
                    USAGE,
                    Set.of(ZfsFacts.DATASETS),
                    (List<StorageUsage> usages, Facts facts) -> usages.stream()
                            .map(usage -> new Filled(usage.storage().name(), StorageSpaces.of(usage, facts))))
            .label("storage", Filled::name)
            .gauge(
                    "hypervisor_storage_size_bytes",
                    "Size of the storage: of the file system its directory is on, of its LVM thin pool or volume group, "
                            + "or what its ZFS dataset uses and may still take. Absent where it is not enabled, not "
                            + "mounted, or only a server could tell.",
                    Filled::size)
            .gauge(
                    "hypervisor_storage_used_bytes",
                    "What of the storage is in use, by whatever is on it: its size less what is free.",
                    Filled::used)
            .gauge(
                    "hypervisor_storage_free_bytes",
                    "What of the storage is not in use, with what a file system keeps for root.",
                    Filled::free)
            .gauge("hypervisor_storage_available_bytes", "What may still be written to the storage.", Filled::available)
            .build();

    private HostStorageMetrics() {}

    static List<MetricSet<?, ?>> sets() {
        return List.of(INFO, STATE, SPACE);
    }
}
