package hypervisor.source.zfs;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A program that was run for a pool does not end.
final class StuckException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    StuckException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
