package hypervisor.target;

import java.io.Serial;

/// A target that is not asked. The message says why, and what to write where it is to be asked; it is meant for whoever
/// named the target, so it tells nothing of what the DNS answered.
public final class RefusedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
