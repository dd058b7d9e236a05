package hypervisor.source.qemu;

import java.io.IOException;
import java.io.Serial;

/// QEMU understood a question and refuses to answer it.
final class QmpException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    QmpException(String message) {
        super(message);
    }
}
