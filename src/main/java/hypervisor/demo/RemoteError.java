package hypervisor.demo;

import hypervisor.source.libvirt.wire.XdrWriter;
import java.io.Serial;

/// What a daemon answers instead of a result (`remote_error`).
final class RemoteError extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int DRIVER = 10;
    private static final int LEVEL = 2;

    private final int code;
    private final int domain;
    private final String text;

    /// @param code `virErrorNumber`
    /// @param domain `virErrorDomain`
    RemoteError(int code, int domain, String text) {
        super(text, null, false, false);
        this.code = code;
        this.domain = domain;
        this.text = text;
    }

    static RemoteError protocol(String text) {
        return new RemoteError(39, 7, text);
    }

    static RemoteError unsupported(int procedure) {
        return new RemoteError(3, DRIVER, "this function is not supported by the connection driver: " + procedure);
    }

    static RemoteError invalid(String text) {
        return new RemoteError(8, DRIVER, "invalid argument: " + text);
    }

    static RemoteError readOnly(String function) {
        return new RemoteError(29, 20, "operation forbidden: read only access prevents " + function);
    }

    static RemoteError noDomain(String name) {
        return new RemoteError(42, DRIVER, "Domain not found: no domain with matching uuid or name '" + name + "'");
    }

    static RemoteError notRunning() {
        return new RemoteError(55, 20, "Requested operation is not valid: domain is not running");
    }

    byte[] payload() {
        return new XdrWriter()
                .int32(code)
                .int32(domain)
                .optional(text, XdrWriter::string)
                .int32(LEVEL)
                .bool(false) // no domain
                .optional("%s", XdrWriter::string)
                .optional(text, XdrWriter::string)
                .bool(false)
                .int32(-1)
                .int32(-1)
                .bool(false) // no network
                .toByteArray();
    }
}
