package hypervisor.source.libvirt;

import java.io.IOException;
import java.io.Serial;

/// The daemon answered a call with an error (`remote_error`).
public final class LibvirtException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int code;
    private final int domain;

    /// @param code `virErrorNumber`: 42 no domain, 29 denied, 3 not supported …
    /// @param domain `virErrorDomain`: who says so
    public LibvirtException(int code, int domain, String message) {
        super(message);
        this.code = code;
        this.domain = domain;
    }

    public int code() {
        return code;
    }

    public int domain() {
        return domain;
    }
}
