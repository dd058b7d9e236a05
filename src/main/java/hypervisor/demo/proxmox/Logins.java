package hypervisor.demo.proxmox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Who may ask a stand-in: tokens by their secret, users by a ticket that they get for their password, or for a ticket
/// that is still valid.
public final class Logins {
    /// A token that sees everything, as PVEAuditor on `/` does.
    public static final String TOKEN_ID = "exporter@pve!mon";

    /// A token that sees one guest.
    public static final String LIMITED_TOKEN_ID = "limited@pve!mon";

    /// A token that sees nothing.
    public static final String POWERLESS_TOKEN_ID = "noperm@pve!mon";

    /// The secret of all three, unless they are given another.
    public static final String SECRET = "01234567-89ab-cdef-0123-456789abcdef";

    public static final String USER = "exporter@pve";
    public static final String PASSWORD = "only a stand-in's";

    private static final Duration LIFE = Duration.ofHours(2);
    private static final Pattern TOKEN = Pattern.compile("(?:^|\\s)PVEAPIToken[= ]([^=;]+)=([^;]*)");
    private static final Pattern COOKIE = Pattern.compile("(?:^|[;\\s])PVEAuthCookie=([^;]*)");
    private static final Pattern TICKET = Pattern.compile("(PVE:([^:]+):([0-9A-F]{8}))::(.+)");

    private final Map<String, String> secrets =
            new ConcurrentHashMap<>(Map.of(TOKEN_ID, SECRET, LIMITED_TOKEN_ID, SECRET, POWERLESS_TOKEN_ID, SECRET));
    private final Map<String, String> passwords = new ConcurrentHashMap<>(Map.of(USER, PASSWORD));
    private final InstantSource clock;
    private volatile SecretKeySpec key = newKey();

    Logins(InstantSource clock) {
        this.clock = clock;
    }

    /// Gives a token this secret; the one it had is not valid any more.
    public void token(String id, String secret) {
        secrets.put(id, secret);
    }

    /// Gives a user this password; tickets of before stay valid.
    public void password(String user, String password) {
        passwords.put(user, password);
    }

    /// No ticket of before is valid any more.
    public void expireTickets() {
        key = newKey();
    }

    /// Whom a request is from, by its headers; null for nobody. A valid ticket wins over a token.
    @Nullable String user(@Nullable String authorization, @Nullable String cookie) {
        if (cookie != null) {
            Matcher matcher = COOKIE.matcher(cookie);
            if (matcher.find()) {
                String user = userOfTicket(decoded(matcher.group(1)));
                if (user != null) {
                    return user;
                }
            }
        }
        if (authorization != null) {
            Matcher matcher = TOKEN.matcher(authorization);
            if (matcher.find() && decoded(matcher.group(2)).equals(secrets.get(decoded(matcher.group(1))))) {
                return decoded(matcher.group(1));
            }
        }
        return null;
    }

    /// A new ticket; null for a wrong password.
    ///
    /// @param password or a valid ticket of the same user
    @Nullable String ticket(String user, String password) {
        boolean valid = password.equals(passwords.get(user)) || user.equals(userOfTicket(password));
        if (!valid) {
            return null;
        }
        String plain = "PVE:%s:%08X".formatted(user, clock.instant().getEpochSecond());
        return plain + "::" + signature(plain);
    }

    private @Nullable String userOfTicket(String ticket) {
        Matcher matcher = TICKET.matcher(ticket);
        if (!matcher.matches() || !signature(matcher.group(1)).equals(matcher.group(4))) {
            return null;
        }
        Instant issued = Instant.ofEpochSecond(Long.parseLong(matcher.group(3), 16));
        return clock.instant().isBefore(issued.plus(LIFE)) ? matcher.group(2) : null;
    }

    private String signature(String plain) {
        try {
            SecretKeySpec current = key;
            Mac mac = Mac.getInstance(current.getAlgorithm());
            mac.init(current);
            byte[] signature = mac.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign a ticket: " + e.getMessage(), e);
        }
    }

    /// Tickets and tokens come raw or percent-encoded; a plus is always itself.
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    private static SecretKeySpec newKey() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, "HmacSHA256");
    }
}
