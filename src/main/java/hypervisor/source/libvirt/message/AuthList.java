package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.util.List;

/// `REMOTE_PROC_AUTH_LIST`: how the daemon wants to be told who calls. Always the first call: for root, the daemon
/// stops asking for polkit inside this very call.
///
/// ```
/// call: nothing      reply: u32 count; u32 types
/// ```
public record AuthList() implements Call<List<Integer>> {
    public static final int NONE = 0;
    public static final int SASL = 1;
    public static final int POLKIT = 2;

    @Override
    public int procedure() {
        return 66;
    }

    @Override
    public void encode(XdrWriter out) {}

    /// @return kinds of authentication, any of which will do; [#NONE] alone where none is asked for
    @Override
    public List<Integer> decode(XdrReader in) {
        return in.list(Limits.AUTH_TYPES, XdrReader::int32);
    }
}
