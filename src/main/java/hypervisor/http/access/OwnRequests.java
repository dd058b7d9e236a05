package hypervisor.http.access;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Requests that the program sends to itself, to see whether it answers, bear a header that nobody else can
/// know. They take no token of the limit on requests, and are no user's.
public final class OwnRequests {
    private static final String NAME = "X-Hypervisor-Exporter-Own";

    private final String value;

    OwnRequests() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        value = HexFormat.of().formatHex(random);
    }

    /// A whole line of a request.
    public String header() {
        return NAME + ": " + value + "\r\n";
    }

    boolean include(HttpExchange exchange) {
        @Nullable String given = exchange.getRequestHeaders().getFirst(NAME);
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }
}
