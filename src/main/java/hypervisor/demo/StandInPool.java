package hypervisor.demo;

import java.util.List;
import java.util.UUID;

/// A storage pool of a stand-in, sizes in bytes.
///
/// @param state `virStoragePoolState`: 0 inactive 1 building 2 running 3 degraded 4 inaccessible
public record StandInPool(
        String name,
        UUID uuid,
        int state,
        long capacity,
        long allocation,
        long available,
        boolean persistent,
        boolean autostart,
        List<Volume> volumes) {

    public StandInPool {
        volumes = List.copyOf(volumes);
    }

    boolean active() {
        return state != 0;
    }

    /// @param type `virStorageVolType`: 0 file 1 block 2 dir 3 network 4 netdir 5 ploop
    public record Volume(String name, String key, int type, long capacity, long allocation) {}
}
