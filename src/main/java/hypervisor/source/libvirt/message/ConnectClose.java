package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// `REMOTE_PROC_CONNECT_CLOSE`: says goodbye.
public record ConnectClose() implements Call<ConnectOpen.Done> {
    @Override
    public int procedure() {
        return 2;
    }

    @Override
    public void encode(XdrWriter out) {}

    @Override
    public ConnectOpen.Done decode(XdrReader in) {
        return new ConnectOpen.Done();
    }
}
