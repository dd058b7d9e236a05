package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// `REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY`: asks for one kind of event of all domains.
///
/// ```
/// call: i32 event; domain? (none: all)      reply: i32 callback
/// ```
///
/// @param event `virDomainEventID`
public record EventRegister(int event) implements Call<Integer> {
    @Override
    public int procedure() {
        return 316;
    }

    @Override
    public void encode(XdrWriter out) {
        out.int32(event).bool(false);
    }

    /// @return what each event of this kind will begin with
    @Override
    public Integer decode(XdrReader in) {
        return in.int32();
    }
}
