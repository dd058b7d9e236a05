package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// `REMOTE_PROC_NODE_GET_CPU_STATS`: nanoseconds of the host's processors by mode: `kernel`, `user`, `idle`, `iowait`.
/// Two steps: [#count] first, then [#values] with the count it answered.
///
/// ```
/// call
/// int32  | cpu, -1 for all together
/// int32  | values wanted, 0 to be told how many there are
/// uint32 | flags: 0
/// ```
///
/// @see NodeCounters
public record NodeCpuStats(int cpu, int wanted) implements Call<NodeCounters> {
    public static final int ALL_CPUS = -1;

    private static final int PROCEDURE = 227;
    private static final int NO_FLAGS = 0;

    public static NodeCpuStats count(int cpu) {
        return new NodeCpuStats(cpu, 0);
    }

    public static NodeCpuStats values(int cpu, int count) {
        return new NodeCpuStats(cpu, count);
    }

    @Override
    public int procedure() {
        return PROCEDURE;
    }

    @Override
    public void encode(XdrWriter out) {
        out.int32(cpu).int32(wanted).int32(NO_FLAGS);
    }

    @Override
    public NodeCounters decode(XdrReader in) {
        return NodeCounters.decode(in, Limits.NODE_CPU_STATS);
    }
}
