package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.nio.charset.StandardCharsets;

/// `REMOTE_PROC_NODE_GET_INFO`: the host's processors and memory.
///
/// ```
/// reply
/// char[32] | model, each character in 4 bytes: 128 bytes, no length before them, filled up with zeros
/// uint64   | memory in KiB
/// int32    | cpus
/// int32    | MHz
/// int32    | NUMA nodes
/// int32    | sockets per node
/// int32    | cores per socket
/// int32    | threads per core
/// ```
public record NodeInfo() implements Call<NodeInfo.Reply> {
    private static final int PROCEDURE = 6;
    private static final int MODEL_LENGTH = 32;

    /// @param memory KiB
    /// @param megahertz 0 where the daemon does not know
    public record Reply(
            String model, long memory, int cpus, int megahertz, int nodes, int sockets, int cores, int threads) {}

    @Override
    public int procedure() {
        return PROCEDURE;
    }

    @Override
    public void encode(XdrWriter out) {}

    @Override
    public Reply decode(XdrReader in) {
        return new Reply(model(in), in.int64(), in.int32(), in.int32(), in.int32(), in.int32(), in.int32(), in.int32());
    }

    private static String model(XdrReader in) {
        byte[] name = new byte[MODEL_LENGTH];
        int length = MODEL_LENGTH;
        for (int i = 0; i < MODEL_LENGTH; i++) {
            name[i] = (byte) in.int32();
            if (name[i] == 0 && length == MODEL_LENGTH) {
                length = i;
            }
        }
        return new String(name, 0, length, StandardCharsets.UTF_8);
    }
}
