package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.util.List;

/// `REMOTE_PROC_STORAGE_POOL_LIST_ALL_VOLUMES`: the volumes of an active pool as of its last refresh. An error (55) for
/// one that is not active.
///
/// ```
/// call                       reply
/// pool   |                   uint32 | how many follow
/// int32  | want the list: 1         |   each of them
/// uint32 | flags: 0          uint32 | how many there are
/// ```
public record PoolListAllVolumes(PoolReference pool) implements Call<List<VolumeReference>> {
    private static final int PROCEDURE = 282;
    private static final int NO_FLAGS = 0;

    @Override
    public int procedure() {
        return PROCEDURE;
    }

    @Override
    public void encode(XdrWriter out) {
        pool.encode(out);
        out.bool(true).int32(NO_FLAGS);
    }

    @Override
    public List<VolumeReference> decode(XdrReader in) {
        List<VolumeReference> volumes = in.list(Limits.VOLUMES, VolumeReference::decode);
        in.int32();
        return volumes;
    }
}
