package hypervisor.source.qemu;

import java.io.IOException;
import java.io.Serial;

/// A program in a terminal does not come back to its prompt in time.
final class PromptException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    PromptException() {
        super("does not come to its prompt in time");
    }
}
