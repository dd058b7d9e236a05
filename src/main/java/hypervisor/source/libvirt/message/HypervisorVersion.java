package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// `REMOTE_PROC_CONNECT_GET_VERSION`: the hypervisor's version, as QEMU's 7.2.22.
public record HypervisorVersion() implements Call<Version> {
    private static final int PROCEDURE = 4;

    @Override
    public int procedure() {
        return PROCEDURE;
    }

    @Override
    public void encode(XdrWriter out) {}

    @Override
    public Version decode(XdrReader in) {
        return Version.decode(in);
    }
}
