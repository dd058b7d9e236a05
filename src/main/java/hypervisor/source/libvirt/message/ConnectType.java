package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// `REMOTE_PROC_CONNECT_GET_TYPE`: the driver behind the connection, as `QEMU`.
public record ConnectType() implements Call<String> {
    private static final int PROCEDURE = 3;

    @Override
    public int procedure() {
        return PROCEDURE;
    }

    @Override
    public void encode(XdrWriter out) {}

    @Override
    public String decode(XdrReader in) {
        return in.string(Limits.STRING);
    }
}
