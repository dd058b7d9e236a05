package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// `REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY`: asks for no more events of one kind.
///
/// ```
/// call: i32 callback      reply: nothing
/// ```
///
/// @param callback what [EventRegister] returned
public record EventDeregister(int callback) implements Call<ConnectOpen.Done> {
    @Override
    public int procedure() {
        return 317;
    }

    @Override
    public void encode(XdrWriter out) {
        out.int32(callback);
    }

    @Override
    public ConnectOpen.Done decode(XdrReader in) {
        return new ConnectOpen.Done();
    }
}
