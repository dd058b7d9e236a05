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

    /// Made when it is first sent: most programs never ask themselves.
    private volatile @Nullable String value;

    /// A whole line of a request.
    public synchronized String header() {
        String known = value;
        if (known == null) {
            byte[] random = new byte[16];
            new SecureRandom().nextBytes(random);
            known = HexFormat.of().formatHex(random);
            value = known;
        }
        return NAME + ": " + known + "\r\n";
    }

    boolean include(HttpExchange exchange) {
        String known = value;
        String given = exchange.getRequestHeaders().getFirst(NAME);
        return known != null
                && given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), known.getBytes(StandardCharsets.UTF_8));
    }
}
