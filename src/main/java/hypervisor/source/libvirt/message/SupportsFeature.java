package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// `REMOTE_PROC_CONNECT_SUPPORTS_FEATURE`: whether the daemon or its driver knows something.
///
/// ```
/// call: i32 feature      reply: i32 supported
/// ```
///
/// @param feature [#KEEP_ALIVE] or another number of `virDrvFeature`
public record SupportsFeature(int feature) implements Call<Boolean> {
    /// To ask for it makes the daemon send PINGs, and end a connection that does not answer them. It does not read
    /// answers while it does not read calls, so it ends a connection with five calls that hang.
    public static final int KEEP_ALIVE = 10;
    /// Events for each callback, which is what [EventRegister] asks for.
    public static final int EVENT_CALLBACKS = 14;

    @Override
    public int procedure() {
        return 60;
    }

    @Override
    public void encode(XdrWriter out) {
        out.int32(feature);
    }

    @Override
    public Boolean decode(XdrReader in) {
        return in.bool();
    }
}
