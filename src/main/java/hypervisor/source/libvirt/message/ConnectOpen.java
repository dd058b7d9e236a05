package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// `REMOTE_PROC_CONNECT_OPEN`: chooses the driver, once on each connection.
///
/// ```
/// call: string? name; u32 flags      reply: nothing
/// ```
///
/// @param name a URI without transport, host and parameters for the client: "qemu:///system"
/// @param readOnly gives up all rights to change something, on a socket that would allow it too
public record ConnectOpen(String name, boolean readOnly) implements Call<ConnectOpen.Done> {
    private static final int READ_ONLY = 1; // VIR_CONNECT_RO

    /// Nothing but that it was done.
    public record Done() {}

    @Override
    public int procedure() {
        return 1;
    }

    @Override
    public void encode(XdrWriter out) {
        out.optional(name, XdrWriter::string).int32(readOnly ? READ_ONLY : 0);
    }

    @Override
    public Done decode(XdrReader in) {
        return new Done();
    }
}
