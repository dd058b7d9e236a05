package hypervisor.http.access;

import com.sun.net.httpserver.HttpExchange;
import hypervisor.config.WebConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Decides on each request, before it is looked at, what the web configuration of that moment says of it.
/// Everything is behind it, health included, as with other exporters that have such a file.
public final class Access {
    private final Supplier<WebState> state;
    private final Passwords passwords;
    private final Origin origin;
    private final OwnRequests own = new OwnRequests();
    private @Nullable TokenBucket bucket;

    /// Who is behind a connection.
    @FunctionalInterface
    public interface Origin {
        /// @return null where nobody may come that way
        @Nullable InetAddress of(InetSocketAddress seen);
    }

    /// @param file null where everybody may ask
    public Access(@Nullable WebFile file, Origin origin) {
        this(file == null ? () -> WebState.OPEN : file::current, origin, Bcrypt::matches);
    }

    Access(Supplier<WebState> state, Origin origin, Hashing hashing) {
        this.state = state;
        this.origin = origin;
        this.passwords = new Passwords(hashing);
    }

    public OwnRequests own() {
        return own;
    }

    /// Puts the configured headers into the answer.
    ///
    /// @return null where the request is let in
    public @Nullable Refusal refusal(HttpExchange exchange) {
        if (own.include(exchange)) {
            return null;
        }
        InetAddress from = origin.of(exchange.getRemoteAddress());
        if (from == null) {
            return Refusal.WRONG_WAY;
        }
        WebConfig config = state.get().config();
        config.headers().forEach(exchange.getResponseHeaders()::set);
        WebConfig.Rate rate = config.rate();
        if (rate != null && !bucket(rate).take(System.nanoTime())) {
            return Refusal.TOO_MANY;
        }
        return config.users().isEmpty() ? null : refusal(exchange, from, config.users());
    }

    private @Nullable Refusal refusal(HttpExchange exchange, InetAddress from, Map<String, String> users) {
        Credentials given = Credentials.of(exchange.getRequestHeaders().getFirst("Authorization"));
        if (given == null) {
            return Refusal.NOT_KNOWN;
        }
        return switch (passwords.of(given, users, from)) {
            case RIGHT -> null;
            case WRONG -> Refusal.NOT_KNOWN;
            case BUSY -> Refusal.BUSY;
        };
    }

    /// It keeps its tokens where other parts of the file change.
    private synchronized TokenBucket bucket(WebConfig.Rate rate) {
        if (bucket == null || !bucket.rate().equals(rate)) {
            bucket = new TokenBucket(rate, System.nanoTime());
        }
        return bucket;
    }
}
