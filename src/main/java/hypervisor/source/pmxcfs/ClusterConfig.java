package hypervisor.source.pmxcfs;

import hypervisor.source.Limited;
import hypervisor.source.MissingRight;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `/etc/pve` says. Guests are those of this node, pools and storages those of the whole cluster.
///
/// @param guests sorted by kind and number
/// @param vmIds numbers of the VMs that have a configuration on this node, also where it could not be read
/// @param pools in the order of `user.cfg`
/// @param storages in the order of `storage.cfg`
/// @param failures files that are there and could not be read, each with the reason; sorted
/// @param missingRights what may not be read; sorted
public record ClusterConfig(
        List<GuestConfig> guests,
        Set<String> vmIds,
        List<PoolConfig> pools,
        List<StorageConfig> storages,
        List<String> failures,
        List<MissingRight> missingRights)
        implements Limited {
    public static final ClusterConfig EMPTY =
            new ClusterConfig(List.of(), Set.of(), List.of(), List.of(), List.of(), List.of());

    public ClusterConfig {
        guests = List.copyOf(guests);
        vmIds = Set.copyOf(vmIds);
        pools = List.copyOf(pools);
        storages = List.copyOf(storages);
        failures = List.copyOf(failures);
        missingRights = List.copyOf(missingRights);
    }

    /// Whether this node has a VM of that number. One that is on its way here has its configuration elsewhere still.
    public boolean hasVm(String vmid) {
        return vmIds.contains(vmid);
    }

    /// A guest of this node; null where there is none, or where its configuration could not be read.
    public @Nullable GuestConfig guest(String vmid) {
        for (GuestConfig guest : guests) {
            if (guest.id().equals(vmid)) {
                return guest;
            }
        }
        return null;
    }

    /// The pool a guest is in, as Proxmox VE decides where two name it: the first. Null where it is in none.
    public @Nullable PoolConfig poolOf(String vmid) {
        for (PoolConfig pool : pools) {
            if (pool.guests().contains(vmid)) {
                return pool;
            }
        }
        return null;
    }

    /// The last of the pools that name a guest. Null where it is in none.
    public @Nullable PoolConfig lastPoolOf(String vmid) {
        for (PoolConfig pool : pools.reversed()) {
            if (pool.guests().contains(vmid)) {
                return pool;
            }
        }
        return null;
    }
}
