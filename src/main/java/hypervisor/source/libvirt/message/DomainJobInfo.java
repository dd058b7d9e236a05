package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// `REMOTE_PROC_DOMAIN_GET_JOB_INFO`: what a domain's job has done and has still to do. All zero where there is none.
///
/// ```
/// reply
/// int32     | type
/// uint64 x2 | milliseconds elapsed, remaining
/// uint64 x3 | bytes in all: total, processed, remaining
/// uint64 x3 | bytes of memory: total, processed, remaining
/// uint64 x3 | bytes of disks: total, processed, remaining
/// ```
public record DomainJobInfo(DomainReference domain) implements Call<DomainJobInfo.Reply> {
    private static final int PROCEDURE = 163;

    /// @param type `virDomainJobType`: 0 none 1 bounded 2 unbounded 3 completed 4 failed 5 cancelled
    /// @param elapsed milliseconds
    /// @param remaining milliseconds, an estimate; 0 where there is none
    public record Reply(
            int type,
            long elapsed,
            long remaining,
            long dataTotal,
            long dataProcessed,
            long dataRemaining,
            long memoryTotal,
            long memoryProcessed,
            long memoryRemaining,
            long fileTotal,
            long fileProcessed,
            long fileRemaining) {}

    @Override
    public int procedure() {
        return PROCEDURE;
    }

    @Override
    public void encode(XdrWriter out) {
        domain.encode(out);
    }

    @Override
    public Reply decode(XdrReader in) {
        return new Reply(
                in.int32(),
                in.int64(),
                in.int64(),
                in.int64(),
                in.int64(),
                in.int64(),
                in.int64(),
                in.int64(),
                in.int64(),
                in.int64(),
                in.int64(),
                in.int64());
    }
}
