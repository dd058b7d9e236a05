package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.API;
import static hypervisor.dialect.NativeViews.PVE;

import hypervisor.dialect.NativeNodeViews.On;
import hypervisor.fact.Facts;
import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.host.StoragePool;
import hypervisor.source.pmxcfs.StorageConfig;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.Resources;
import hypervisor.source.proxmox.cluster.Storage;
import hypervisor.source.storage.Space;
import hypervisor.source.storage.StorageFacts;
import hypervisor.source.storage.StorageUsage;
import hypervisor.source.zfs.ZfsFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Storages that guests have their disks on.
///
/// The key is `storage` and `node`. A storage that several nodes share has no node, so that it is there once and a sum
/// counts it once; whether each node can use it is told of each.
final class NativeStorageMetrics {
    private static final int INACTIVE = 0;

    /// Types that are never of one node alone, whether they are marked so or not.
    private static final Set<String> ALWAYS_SHARED =
            Set.of("nfs", "cifs", "glusterfs", "cephfs", "rbd", "iscsi", "iscsidirect", "zfs", "pbs", "esxi");

    /// A storage of this machine's configuration, and how full it is.
    private record Filled(StorageUsage usage, @Nullable Space space) {}

    private NativeStorageMetrics() {}

    /// @param here what this machine is called
    static Vocabulary words(String here) {
        View<Storage> api = View.of(API, ProxmoxFacts.RESOURCES, NativeStorageMetrics::each)
                .key("storage", Storage::name)
                .key("node", storage -> storage.shared() ? "" : storage.node());
        View<Storage> onNodes = View.of(API, ProxmoxFacts.RESOURCES, resources -> resources.storages().stream())
                .key("storage", Storage::name)
                .key("node", Storage::node);
        View<Filled> files = View.of(PVE, StorageFacts.USAGE, Set.of(ZfsFacts.DATASETS), NativeStorageMetrics::filled)
                .key("storage", filled -> filled.usage().storage().name())
                .key("node", filled -> isShared(filled.usage().storage()) ? "" : here);
        View<StorageUsage> usable = View.of(PVE, StorageFacts.USAGE, List<StorageUsage>::stream)
                .key("storage", usage -> usage.storage().name())
                .key("node", _ -> here);
        View<On<StoragePool>> pools = new NativeNodeViews(here)
                .ofDaemon(LibvirtFacts.POOLS, List<StoragePool>::stream)
                .key("storage", pool -> pool.row().name())
                .key("node", On::node);
        return Vocabulary.about("storages")
                .info(
                        "hypervisor_storage_info",
                        "A storage, its kind, what it may hold and whether several nodes share it (1 or 0); node is empty "
                                + "where they do. Always 1.",
                        api.label("kind", Storage::plugin)
                                .label("content", storage -> sorted(storage.content()))
                                .label("shared", storage -> storage.shared() ? "1" : "0"),
                        files.label("kind", filled -> filled.usage().storage().type())
                                .label(
                                        "content",
                                        filled -> String.join(
                                                ",", filled.usage().storage().content()))
                                .label(
                                        "shared",
                                        filled -> isShared(filled.usage().storage()) ? "1" : "0"),
                        pools.label("kind", _ -> "")
                                .label("content", _ -> "images")
                                .label("shared", _ -> "0"))
                .gauge(
                        "hypervisor_storage_up",
                        "Whether the node can use the storage (1 or 0): the cluster calls it available, its mount "
                                + "answers, or its libvirt pool is active.",
                        onNodes.gives(storage -> Units.flag(storage.available())),
                        usable.gives(NativeStorageMetrics::up),
                        pools.gives(pool -> Units.flag(pool.row().state() != INACTIVE)))
                .gauge(
                        "hypervisor_storage_size_bytes",
                        "Size of the storage; absent while nobody can tell. Of a libvirt pool as of its last refresh, which "
                                + "the exporter never causes.",
                        api.gives(storage -> storage.available() ? positive(storage.total()) : null),
                        files.gives(filled ->
                                filled.space() == null ? null : filled.space().size()),
                        pools.gives(pool -> pool.row().capacity()))
                .gauge(
                        "hypervisor_storage_used_bytes",
                        "What of the storage is in use, by whatever is on it.",
                        api.gives(storage -> storage.available() ? storage.used() : null),
                        files.gives(filled ->
                                filled.space() == null ? null : filled.space().used()),
                        pools.gives(pool -> pool.row().allocation()))
                .gauge(
                        "hypervisor_storage_available_bytes",
                        "What may still be written to the storage, which is less than what is not in use where a file "
                                + "system keeps some for root.",
                        files.gives(filled ->
                                filled.space() == null ? null : filled.space().available()),
                        api.gives(NativeStorageMetrics::available),
                        pools.gives(pool -> pool.row().available()))
                .gauge(
                        "hypervisor_storage_metadata_used_ratio",
                        "Space for metadata in use, of an LVM thin pool: one that runs out of it stops (0 to 1).",
                        files.gives(filled -> filled.usage().metadata()))
                .build();
    }

    /// Shared storages once: as a node sees them that can use them, or else as any.
    private static Stream<Storage> each(Resources resources) {
        Map<String, Storage> shared = new LinkedHashMap<>();
        for (Storage storage : resources.storages()) {
            if (storage.shared()) {
                shared.merge(storage.name(), storage, (one, other) -> one.available() ? one : other);
            }
        }
        return Stream.concat(
                resources.storages().stream().filter(storage -> !storage.shared()), shared.values().stream());
    }

    private static Stream<Filled> filled(List<StorageUsage> usages, Facts facts) {
        return usages.stream().map(usage -> new Filled(usage, StorageSpaces.of(usage, facts)));
    }

    private static boolean isShared(StorageConfig storage) {
        return storage.isSet("shared") || ALWAYS_SHARED.contains(storage.type());
    }

    private static @Nullable Integer up(StorageUsage usage) {
        if (!usage.enabled() || Boolean.TRUE.equals(usage.hanging())) {
            return 0;
        }
        return usage.space() == null ? null : Integer.valueOf(1);
    }

    private static @Nullable Long available(Storage storage) {
        Long total = positive(storage.total());
        Long used = storage.used();
        return !storage.available() || total == null || used == null ? null : Long.valueOf(Math.max(0, total - used));
    }

    /// The API says 0 of a storage whose size it cannot tell.
    private static @Nullable Long positive(@Nullable Long size) {
        return size == null || size == 0 ? null : size;
    }

    private static String sorted(String content) {
        return String.join(",", Stream.of(content.split(",")).sorted().toList());
    }
}
