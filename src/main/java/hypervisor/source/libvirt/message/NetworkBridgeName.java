package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// `REMOTE_PROC_NETWORK_GET_BRIDGE_NAME`: the host's bridge of a network. An error (1) for a network without one.
public record NetworkBridgeName(NetworkReference network) implements Call<String> {
    private static final int PROCEDURE = 45;

    @Override
    public int procedure() {
        return PROCEDURE;
    }

    @Override
    public void encode(XdrWriter out) {
        network.encode(out);
    }

    @Override
    public String decode(XdrReader in) {
        return in.string(Limits.STRING);
    }
}
