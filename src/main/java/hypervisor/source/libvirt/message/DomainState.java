package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// `REMOTE_PROC_DOMAIN_GET_STATE`: a domain's state and why it is in it. Answered even while its monitor is stuck.
public record DomainState(DomainReference domain) implements Call<DomainState.Reply> {
    private static final int PROCEDURE = 212;
    private static final int NO_FLAGS = 0;

    /// @param state `virDomainState`
    /// @param reason its meaning depends on the state
    public record Reply(int state, int reason) {}

    @Override
    public int procedure() {
        return PROCEDURE;
    }

    @Override
    public void encode(XdrWriter out) {
        domain.encode(out);
        out.int32(NO_FLAGS);
    }

    @Override
    public Reply decode(XdrReader in) {
        return new Reply(in.int32(), in.int32());
    }
}
