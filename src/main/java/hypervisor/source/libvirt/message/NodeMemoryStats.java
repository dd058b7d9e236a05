package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// `REMOTE_PROC_NODE_GET_MEMORY_STATS`: KiB of the host's memory by kind: `total`, `free`, `buffers`, `cached`; a
/// single cell has the first two. Two steps: [#count] first, then [#values] with the count it answered.
///
/// ```
/// call
/// int32  | values wanted, 0 to be told how many there are
/// int32  | NUMA cell, -1 for all together
/// uint32 | flags: 0
/// ```
///
/// @see NodeCounters
public record NodeMemoryStats(int cell, int wanted) implements Call<NodeCounters> {
    public static final int ALL_CELLS = -1;

    private static final int PROCEDURE = 228;
    private static final int NO_FLAGS = 0;

    public static NodeMemoryStats count(int cell) {
        return new NodeMemoryStats(cell, 0);
    }

    public static NodeMemoryStats values(int cell, int count) {
        return new NodeMemoryStats(cell, count);
    }

    @Override
    public int procedure() {
        return PROCEDURE;
    }

    @Override
    public void encode(XdrWriter out) {
        out.int32(wanted).int32(cell).int32(NO_FLAGS);
    }

    @Override
    public NodeCounters decode(XdrReader in) {
        return NodeCounters.decode(in, Limits.NODE_MEMORY_STATS);
    }
}
