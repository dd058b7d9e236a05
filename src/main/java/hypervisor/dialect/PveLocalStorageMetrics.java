package hypervisor.dialect;

import static hypervisor.source.storage.StorageFacts.USAGE;

import hypervisor.fact.Facts;
import hypervisor.metric.Metric;
import hypervisor.metric.Metric.Label;
import hypervisor.metric.MetricSet;
import hypervisor.metric.Type;
import hypervisor.source.storage.Space;
import hypervisor.source.storage.StorageUsage;
import hypervisor.source.zfs.ZfsFacts;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What pve_local_exporter says of storages.
final class PveLocalStorageMetrics {
    // Quirk: the original has sizes of these types only.
    private static final Set<String> SIZED = Set.of("dir", "nfs", "cephfs", "zfspool");

    private PveLocalStorageMetrics() {}

    private record Row(String name, String type, Space space) {}

    static List<MetricSet<?, ?>> sets(DialectOptions options) {
        return List.of(info(options), space(options));
    }

    private static MetricSet<List<StorageUsage>, List<StorageUsage>> info(DialectOptions options) {
        var info = new PveLocalStorageInfo(options.prefix() + "_node_storage_info");
        var pattern = new Metric<List<StorageUsage>>(
                info.name(),
                Type.GAUGE,
                PveLocalStorageInfo.HELP,
                List.of(
                        new Label<>("name", _ -> null),
                        new Label<>("type", _ -> null),
                        new Label<>("<property>", _ -> null)),
                _ -> 1);
        return MetricSet.open(USAGE, List.of(pattern), usages -> Stream.of(info.family(usages)));
    }

    private static MetricSet<List<StorageUsage>, Row> space(DialectOptions options) {
        return MetricSet.of(
                        USAGE,
                        Set.of(ZfsFacts.DATASETS, ZfsFacts.POOLS),
                        (List<StorageUsage> usages, Facts facts) -> rows(usages, facts, options.exact()))
                .label("name", Row::name)
                .label("type", Row::type)
                .gauge(
                        options.prefix() + "_node_storage_size_bytes",
                        "Size of the storage: of its file system, or what its ZFS dataset uses and may still take. "
                                + "Absent where it is not enabled on this node, or not mounted.",
                        row -> row.space().size())
                .gauge(
                        options.prefix() + "_node_storage_free_bytes",
                        "What may still be written to the storage.",
                        row -> row.space().available())
                .build();
    }

    // Quirk: the original takes the size of a path whatever is mounted there, of storages that are disabled or not for
    // this node too, and of a whole ZFS pool, with what parity takes, for that of a storage in it.
    private static Stream<Row> rows(List<StorageUsage> usages, Facts facts, boolean exact) {
        return usages.stream()
                .filter(usage -> SIZED.contains(usage.storage().type()))
                .flatMap(usage -> {
                    Space space = exact ? StorageSpaces.apparent(usage, facts) : StorageSpaces.of(usage, facts);
                    return space == null
                            ? Stream.empty()
                            : Stream.of(new Row(
                                    PveLocalStorageInfo.sanitized(
                                            usage.storage().name()),
                                    PveLocalStorageInfo.sanitized(
                                            usage.storage().type()),
                                    space));
                });
    }
}
