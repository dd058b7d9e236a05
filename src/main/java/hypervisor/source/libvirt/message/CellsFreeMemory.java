package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.util.List;

/// `REMOTE_PROC_NODE_GET_CELLS_FREE_MEMORY`: free bytes of each NUMA cell, from the first one asked for on.
///
/// @param first the first cell's number
/// @param most how many cells at most
public record CellsFreeMemory(int first, int most) implements Call<List<Long>> {
    private static final int PROCEDURE = 101;

    @Override
    public int procedure() {
        return PROCEDURE;
    }

    @Override
    public void encode(XdrWriter out) {
        out.int32(first).int32(Math.min(most, Limits.CELLS));
    }

    @Override
    public List<Long> decode(XdrReader in) {
        return in.list(Limits.CELLS, XdrReader::int64);
    }
}
