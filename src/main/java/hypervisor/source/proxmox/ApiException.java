package hypervisor.source.proxmox;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The cluster did not answer a question, or not with what was asked for. The message names the endpoint, the path,
/// what came back, and what to do about it; it has no secret in it.
public final class ApiException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    /// What kind of failure it is, for whoever decides what to do next.
    public enum Kind {
        /// The endpoint cannot be reached, or its certificate is not the one that is trusted.
        ENDPOINT,
        /// No answer in time.
        TIMEOUT,
        /// 401: the token, ticket or password is not accepted.
        UNAUTHENTICATED,
        /// 403: a privilege is missing.
        FORBIDDEN,
        /// 501: this version does not have the path.
        UNKNOWN_PATH,
        /// 595, 596, 599: the node that the request is passed on to is down or hangs.
        NODE,
        /// 400, 500 and what else there is: the cluster says that it cannot.
        REFUSED,
        /// An answer that cannot be read, is not JSON, or is too large.
        MALFORMED
    }

    private final Kind kind;
    private final int status;

    /// @param status of HTTP, 0 where there was none
    public ApiException(Kind kind, int status, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.status = status;
    }

    public Kind kind() {
        return kind;
    }

    public int status() {
        return status;
    }
}
