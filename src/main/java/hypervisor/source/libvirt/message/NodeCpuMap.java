package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// `REMOTE_PROC_NODE_GET_CPU_MAP`: how many processors the host has, and how many of them are online.
///
/// ```
/// call                            reply
/// int32  | want the map: no       opaque | one bit a processor; empty, as not wanted
/// int32  | want the number online uint32 | online
/// uint32 | flags: 0               int32  | present
/// ```
public record NodeCpuMap() implements Call<NodeCpuMap.Reply> {
    private static final int PROCEDURE = 293;
    private static final int NO_FLAGS = 0;

    public record Reply(int online, int present) {}

    @Override
    public int procedure() {
        return PROCEDURE;
    }

    @Override
    public void encode(XdrWriter out) {
        out.bool(false).bool(true).int32(NO_FLAGS);
    }

    @Override
    public Reply decode(XdrReader in) {
        in.bytes(Limits.CPU_MAP);
        return new Reply(in.int32(), in.int32());
    }
}
