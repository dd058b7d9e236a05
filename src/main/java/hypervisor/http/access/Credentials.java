package hypervisor.http.access;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// What somebody says to be, and the password that shall prove it.
final class Credentials {
    private static final String SCHEME = "Basic ";

    private final String user;
    private final byte[] password;

    Credentials(String user, byte[] password) {
        this.user = user;
        this.password = password.clone();
    }

    /// Null where the header is missing, or is none of HTTP's basic authentication.
    static @Nullable Credentials of(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        try {
            byte[] both =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            for (int i = 0; i < both.length; i++) {
                if (both[i] == ':') {
                    return new Credentials(
                            new String(both, 0, i, StandardCharsets.UTF_8),
                            Arrays.copyOfRange(both, i + 1, both.length));
                }
            }
        } catch (IllegalArgumentException _) {
            // no Base64
        }
        return null;
    }

    String user() {
        return user;
    }

    byte[] password() {
        return password.clone();
    }

    /// Without the password.
    @Override
    public String toString() {
        return user;
    }
}
