package hypervisor.source.storage;

import hypervisor.fact.Fact;
import java.util.List;

/// What can be read of storages.
public final class StorageFacts {
    /// In the order of `storage.cfg`.
    public static final Fact<List<StorageUsage>> USAGE = Fact.named("Proxmox VE storages of this node");

    private StorageFacts() {}
}
