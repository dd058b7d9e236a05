package hypervisor.http;

import java.io.Serial;

/// A request that we understand too little to answer; the message tells the client why.
final class BadRequest extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    BadRequest(String message) {
        super(message);
    }
}
