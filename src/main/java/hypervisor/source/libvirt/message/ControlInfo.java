package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// `REMOTE_PROC_DOMAIN_GET_CONTROL_INFO`: whether the way to a domain's hypervisor process is free. Answered even
/// while it is not. An error (55) for a domain that does not run.
public record ControlInfo(DomainReference domain) implements Call<ControlInfo.Reply> {
    public static final int OK = 0;
    /// A job, as a migration, is running.
    public static final int JOB = 1;
    /// A command was sent to the process, and its answer has not come.
    public static final int OCCUPIED = 2;
    public static final int ERROR = 3;

    private static final int PROCEDURE = 229;
    private static final int NO_FLAGS = 0;

    /// @param state [#OK], [#JOB], [#OCCUPIED] or [#ERROR]
    /// @param details of an error
    /// @param sinceMillis how long it has been in that state; 0 when [#OK]
    public record Reply(int state, int details, long sinceMillis) {}

    @Override
    public int procedure() {
        return PROCEDURE;
    }

    @Override
    public void encode(XdrWriter out) {
        domain.encode(out);
        out.int32(NO_FLAGS);
    }

    @Override
    public Reply decode(XdrReader in) {
        return new Reply(in.int32(), in.int32(), in.int64());
    }
}
