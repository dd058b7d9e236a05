package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// `REMOTE_PROC_CONNECT_GET_HOSTNAME`: the daemon's host name.
public record Hostname() implements Call<String> {
    private static final int PROCEDURE = 59;

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
