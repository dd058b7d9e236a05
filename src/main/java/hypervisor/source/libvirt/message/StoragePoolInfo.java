package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// `REMOTE_PROC_STORAGE_POOL_GET_INFO`: a pool's state and sizes as of its last refresh.
public record StoragePoolInfo(PoolReference pool) implements Call<StoragePoolInfo.Reply> {
    private static final int PROCEDURE = 87;

    /// Sizes in bytes, 0 for a pool that is not active.
    ///
    /// @param state `virStoragePoolState`: 0 inactive 1 building 2 running 3 degraded 4 inaccessible
    public record Reply(int state, long capacity, long allocation, long available) {}

    @Override
    public int procedure() {
        return PROCEDURE;
    }

    @Override
    public void encode(XdrWriter out) {
        pool.encode(out);
    }

    /// The state is an `unsigned char`, which takes four bytes here as any number.
    @Override
    public Reply decode(XdrReader in) {
        return new Reply(in.int32(), in.int64(), in.int64(), in.int64());
    }
}
