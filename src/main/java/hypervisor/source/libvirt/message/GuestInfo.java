package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.util.List;

/// `REMOTE_PROC_DOMAIN_GET_GUEST_INFO`: what the agent inside a guest says. Refused (29) on a read-only connection; an
/// error (74) where the domain has no agent's channel, and (86) where nothing answers at its other end.
///
/// ```
/// call                    reply
/// domain |                list | typed parameters
/// uint32 | types
/// uint32 | flags: 0
/// ```
///
/// @param types a sum of [#USERS] and so on; 0 asks for all that the agent knows, and what it does not know it leaves
/// out; of those named, one it does not know is an error
public record GuestInfo(DomainReference domain, int types) implements Call<List<TypedParam>> {
    public static final int ALL = 0;
    public static final int USERS = 1;
    public static final int OS = 1 << 1;
    public static final int TIMEZONE = 1 << 2;
    public static final int HOSTNAME = 1 << 3;
    public static final int FILESYSTEM = 1 << 4;
    public static final int DISKS = 1 << 5;
    public static final int INTERFACES = 1 << 6;
    /// Since libvirt 11.2.0.
    public static final int LOAD = 1 << 7;

    private static final int PROCEDURE = 418;
    private static final int NO_FLAGS = 0;

    @Override
    public int procedure() {
        return PROCEDURE;
    }

    @Override
    public void encode(XdrWriter out) {
        domain.encode(out);
        out.int32(types).int32(NO_FLAGS);
    }

    @Override
    public List<TypedParam> decode(XdrReader in) {
        return in.list(Limits.GUEST_INFO_PARAMS, TypedParam::decode);
    }
}
