package hypervisor.source;

import java.io.IOException;
import java.io.Serial;

/// Something did not answer and may never do.
public final class HangingException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    HangingException(String what) {
        super(what + " hangs: it is left alone until it comes back");
    }
}
