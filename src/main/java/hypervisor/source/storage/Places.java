package hypervisor.source.storage;

import hypervisor.source.pmxcfs.StorageConfig;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where storages are, by their configuration.
final class Places {
    private static final Set<String> NETWORK = Set.of("nfs", "cifs", "cephfs", "glusterfs");
    private static final Set<String> LOCAL = Set.of("dir", "btrfs");
    private static final Set<String> NO = Set.of("0", "no", "off", "false");

    private Places() {}

    /// The directory of a storage that is one; null for any other.
    static @Nullable String path(StorageConfig storage) {
        boolean network = NETWORK.contains(storage.type());
        String path = network || LOCAL.contains(storage.type()) ? storage.property("path") : null;
        if (path == null && network) {
            path = "/mnt/pve/" + storage.name();
        }
        return path != null && path.startsWith("/") ? path : null;
    }

    /// Where something has to be mounted, or else the directory is on another file system than is meant; null where
    /// nothing has to be.
    static @Nullable String mount(StorageConfig storage) {
        if (NETWORK.contains(storage.type())) {
            return path(storage);
        }
        String mount = storage.property("is_mountpoint");
        if (mount == null || NO.contains(mount)) {
            return null;
        }
        return mount.startsWith("/") ? mount : path(storage);
    }
}
