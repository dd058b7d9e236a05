package hypervisor.http;

import java.io.Serial;

/// A probe that is not made. The message tells the client why.
public final class ProbeException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;

    private ProbeException(int status, String message) {
        super(message);
        this.status = status;
    }

    /// Something in the request is wrong: 400.
    public static ProbeException wrong(String message) {
        return new ProbeException(400, message);
    }

    /// The target may not be asked: 403.
    public static ProbeException refused(String message) {
        return new ProbeException(403, message);
    }

    /// There is too much to do just now: 503.
    public static ProbeException busy(String message) {
        return new ProbeException(503, message);
    }

    /// Nothing could be read of it: 500.
    public static ProbeException failed(String message) {
        return new ProbeException(500, message);
    }

    int status() {
        return status;
    }
}
