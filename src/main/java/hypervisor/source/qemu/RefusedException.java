package hypervisor.source.qemu;

import java.io.IOException;
import java.io.Serial;

/// This user may not talk to a monitor.
final class RefusedException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
