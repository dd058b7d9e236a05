package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// `REMOTE_PROC_DOMAIN_LIST_ALL_SNAPSHOTS`: how many snapshots a domain has.
///
/// ```
/// call                       reply
/// domain |                   uint32 | snapshots that follow: 0, as not wanted
/// int32  | want the list: 0         |   string | name
/// uint32 | flags: 0                 |   domain |
///                            int32  | how many there are
/// ```
public record ListAllSnapshots(DomainReference domain) implements Call<Integer> {
    private static final int PROCEDURE = 274;
    private static final int NO_FLAGS = 0;

    @Override
    public int procedure() {
        return PROCEDURE;
    }

    @Override
    public void encode(XdrWriter out) {
        domain.encode(out);
        out.bool(false).int32(NO_FLAGS);
    }

    @Override
    public Integer decode(XdrReader in) {
        in.list(Limits.SNAPSHOTS, snapshot -> {
            snapshot.string(Limits.STRING);
            return DomainReference.decode(snapshot);
        });
        return in.int32();
    }
}
