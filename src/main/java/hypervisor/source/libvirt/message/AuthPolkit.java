package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// `REMOTE_PROC_AUTH_POLKIT`: lets polkit decide, by the user and process at the other end of the socket.
///
/// ```
/// call: nothing      reply: i32 complete
/// ```
public record AuthPolkit() implements Call<Boolean> {
    @Override
    public int procedure() {
        return 70;
    }

    @Override
    public void encode(XdrWriter out) {}

    /// @return true; a refusal is an error
    @Override
    public Boolean decode(XdrReader in) {
        return in.bool();
    }
}
