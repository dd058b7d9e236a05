package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import org.jspecify.annotations.Nullable;

/// `remote_error`: why a call failed.
///
/// ```
/// i32 code; i32 domain; string? message; i32 level; domain?; string? x 3; i32 x 2; network?
/// ```
///
/// @param code `virErrorNumber`
/// @param domain `virErrorDomain`: the part of libvirt that says so
/// @param message with all its details filled in
public record RemoteError(int code, int domain, @Nullable String message) {

    /// Reads all of it, so that what is cut off is told from what is whole.
    public static RemoteError decode(XdrReader in) {
        int code = in.int32();
        int domain = in.int32();
        String message = in.optional(RemoteError::string);
        in.int32(); // level
        in.optional(DomainReference::decode);
        for (int i = 0; i < 3; i++) {
            in.optional(RemoteError::string);
        }
        in.int64(); // two numbers
        in.optional(RemoteError::network);
        return new RemoteError(code, domain, message);
    }

    private static String string(XdrReader in) {
        return in.string(Limits.STRING);
    }

    private static String network(XdrReader in) {
        String name = string(in);
        in.uuid();
        return name;
    }
}
