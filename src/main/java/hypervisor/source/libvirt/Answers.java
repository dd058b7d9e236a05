package hypervisor.source.libvirt;

import hypervisor.source.libvirt.message.Call;
import hypervisor.source.libvirt.message.RemoteError;
import hypervisor.source.libvirt.wire.Frame;
import hypervisor.source.libvirt.wire.XdrReader;

/// Reads what a daemon answered.
final class Answers {
    private Answers() {}

    /// @throws LibvirtException the answer is an error
    /// @throws hypervisor.source.MalformedException it cannot be read
    static <R> R decode(Call<R> call, Frame frame) throws LibvirtException {
        var in = new XdrReader(frame.payload());
        if (frame.status() == Frame.OK) {
            return call.decode(in);
        }
        RemoteError error = RemoteError.decode(in);
        String message = error.message();
        throw new LibvirtException(
                error.code(),
                error.domain(),
                message != null ? message : "error %d of domain %d".formatted(error.code(), error.domain()));
    }

    /// A call's name for people: "AuthList (66)".
    static String name(Call<?> call) {
        String name = call.getClass().getSimpleName();
        return name.isEmpty() ? "procedure " + call.procedure() : name + " (" + call.procedure() + ")";
    }
}
