package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// `REMOTE_PROC_STORAGE_VOL_GET_INFO`: a volume's type and sizes.
public record StorageVolumeInfo(VolumeReference volume) implements Call<StorageVolumeInfo.Reply> {
    private static final int PROCEDURE = 98;

    /// Sizes in bytes.
    ///
    /// @param type `virStorageVolType`: 0 file 1 block 2 dir 3 network 4 netdir 5 ploop
    /// @param capacity what the guest may see
    /// @param allocation what is used of the pool
    public record Reply(int type, long capacity, long allocation) {}

    @Override
    public int procedure() {
        return PROCEDURE;
    }

    @Override
    public void encode(XdrWriter out) {
        volume.encode(out);
    }

    /// The type is a `char`, which takes four bytes here as any number.
    @Override
    public Reply decode(XdrReader in) {
        return new Reply(in.int32(), in.int64(), in.int64());
    }
}
