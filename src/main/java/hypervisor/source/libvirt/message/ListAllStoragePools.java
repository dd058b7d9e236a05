package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.util.List;

/// `REMOTE_PROC_CONNECT_LIST_ALL_STORAGE_POOLS`: the storage pools that the flags pick out.
///
/// ```
/// call                       reply
/// int32  | want the list: 1  uint32 | how many follow
/// uint32 | flags                    |   each of them
///                            uint32 | how many there are
/// ```
///
/// @param flags a sum of [#ACTIVE] and so on; of each pair at least one must fit, and 0 lists all
public record ListAllStoragePools(int flags) implements Call<List<PoolReference>> {
    public static final int INACTIVE = 1 << 0;
    public static final int ACTIVE = 1 << 1;
    public static final int PERSISTENT = 1 << 2;
    public static final int TRANSIENT = 1 << 3;
    public static final int AUTOSTART = 1 << 4;
    public static final int NO_AUTOSTART = 1 << 5;

    private static final int PROCEDURE = 281;

    @Override
    public int procedure() {
        return PROCEDURE;
    }

    @Override
    public void encode(XdrWriter out) {
        out.bool(true).int32(flags);
    }

    @Override
    public List<PoolReference> decode(XdrReader in) {
        List<PoolReference> listed = in.list(Limits.POOLS, PoolReference::decode);
        in.int32();
        return listed;
    }
}
