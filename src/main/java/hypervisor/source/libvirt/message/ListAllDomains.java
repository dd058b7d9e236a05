package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.util.List;

/// `REMOTE_PROC_CONNECT_LIST_ALL_DOMAINS`: the domains that the flags pick out.
///
/// ```
/// call                       reply
/// int32  | want the list: 1  uint32 | how many follow
/// uint32 | flags                    |   each of them
///                            uint32 | how many there are
/// ```
///
/// @param flags a sum of [#ACTIVE] and so on; of each pair at least one must fit, and 0 lists all
public record ListAllDomains(int flags) implements Call<List<DomainReference>> {
    public static final int ACTIVE = 1 << 0;
    public static final int INACTIVE = 1 << 1;
    public static final int PERSISTENT = 1 << 2;
    public static final int TRANSIENT = 1 << 3;
    public static final int RUNNING = 1 << 4;
    public static final int PAUSED = 1 << 5;
    public static final int SHUTOFF = 1 << 6;
    public static final int OTHER = 1 << 7;
    public static final int MANAGED_SAVE = 1 << 8;
    public static final int NO_MANAGED_SAVE = 1 << 9;
    public static final int AUTOSTART = 1 << 10;
    public static final int NO_AUTOSTART = 1 << 11;
    public static final int HAS_SNAPSHOT = 1 << 12;
    public static final int NO_SNAPSHOT = 1 << 13;
    /// This and its opposite since libvirt 5.6.0.
    public static final int HAS_CHECKPOINT = 1 << 14;
    public static final int NO_CHECKPOINT = 1 << 15;

    private static final int PROCEDURE = 273;

    @Override
    public int procedure() {
        return PROCEDURE;
    }

    @Override
    public void encode(XdrWriter out) {
        out.bool(true).int32(flags);
    }

    @Override
    public List<DomainReference> decode(XdrReader in) {
        List<DomainReference> listed = in.list(Limits.DOMAINS, DomainReference::decode);
        in.int32();
        return listed;
    }
}
