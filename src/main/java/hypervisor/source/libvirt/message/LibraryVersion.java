package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// `REMOTE_PROC_CONNECT_GET_LIB_VERSION`: the daemon's own version, as libvirt's 9.0.0.
public record LibraryVersion() implements Call<Version> {
    private static final int PROCEDURE = 157;

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
