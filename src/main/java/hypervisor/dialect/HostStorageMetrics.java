package hypervisor.dialect;

import static hypervisor.source.storage.StorageFacts.USAGE;

import hypervisor.metric.MetricSet;
import hypervisor.source.storage.StorageUsage;
import java.util.List;

/// What only the node itself tells of its storages.
final class HostStorageMetrics {

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
            .build();

    private HostStorageMetrics() {}

    static List<MetricSet<?, ?>> sets() {
        return List.of(STATE);
    }
}
