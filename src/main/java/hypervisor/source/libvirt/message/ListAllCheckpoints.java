package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// `REMOTE_PROC_DOMAIN_LIST_ALL_CHECKPOINTS`: how many checkpoints a domain has (since libvirt 5.6.0).
///
/// ```
/// call                       reply
/// domain |                   uint32 | checkpoints that follow: 0, as not wanted
/// int32  | want the list: 0         |   string | name
/// uint32 | flags: 0                 |   domain |
///                            int32  | how many there are
/// ```
public record ListAllCheckpoints(DomainReference domain) implements Call<Integer> {
    private static final int PROCEDURE = 413;
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
        in.list(Limits.SNAPSHOTS, checkpoint -> {
            checkpoint.string(Limits.STRING);
            return DomainReference.decode(checkpoint);
        });
        return in.int32();
    }
}
