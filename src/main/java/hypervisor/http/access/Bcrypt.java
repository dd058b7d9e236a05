package hypervisor.http.access;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The library, whose classes are loaded when somebody gives a password.
final class Bcrypt {
    /// What comes after them does not count, in any implementation; this one would refuse it.
    private static final int LONGEST = 72;

    private Bcrypt() {}

    static boolean matches(byte[] password, String hash) {
        byte[] counted = password.length > LONGEST ? Arrays.copyOf(password, LONGEST) : password;
        return BCrypt.verifyer().verify(counted, hash.getBytes(StandardCharsets.US_ASCII)).verified;
    }
}
