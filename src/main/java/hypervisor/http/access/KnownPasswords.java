package hypervisor.http.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Which passwords were found to be right or wrong lately, so that not every scrape costs a slow hash. It
/// holds keyed hashes under a key of this process, never a password. Wrong ones are apart, and cannot push
/// out those that are right.
final class KnownPasswords {
    private static final int MOST = 256;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;
    private final Map<String, Boolean> right = new Latest();
    private final Map<String, Boolean> wrong = new Latest();

    KnownPasswords() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        secret = new SecretKeySpec(random, ALGORITHM);
    }

    /// By what an answer is remembered: user, hash and password, none of which can be read off it.
    String key(Credentials given, String hash) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            byte[] user = given.user().getBytes(StandardCharsets.UTF_8);
            mac.update((user.length + ":" + hash.length() + ":").getBytes(StandardCharsets.US_ASCII));
            mac.update(user);
            mac.update(hash.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(given.password()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, e);
        }
    }

    /// Null where it is not known.
    synchronized @Nullable Boolean get(String key) {
        Boolean known = right.get(key);
        return known == null ? wrong.get(key) : known;
    }

    synchronized void put(String key, boolean isRight) {
        (isRight ? right : wrong).put(key, isRight);
    }

    /// Those that were asked for last.
    private static final class Latest extends LinkedHashMap<String, Boolean> {
        private static final long serialVersionUID = 1L;

        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    }
}
