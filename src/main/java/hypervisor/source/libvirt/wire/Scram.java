package hypervisor.source.libvirt.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;

/// SCRAM (RFC 5802, RFC 7677), which the JDK does not have, and which is what libvirt advises beside TLS.
///
/// ```
/// n,,n=USER,r=NONCE      r=NONCE-MORE,s=SALT,i=ITERATIONS      c=biws,r=NONCE-MORE,p=PROOF      v=SIGNATURE
/// ```
final class Scram implements SaslClient {
    /// Far more than anybody asks for; a daemon must not keep us counting for ever.
    private static final int MOST_ITERATIONS = 1_000_000;

    private static final int NONCE = 24;
    private static final String NO_CHANNEL_BINDING = "n,,";
    private static final Pattern CHALLENGE =
            Pattern.compile("r=(?<nonce>[^,]+),s=(?<salt>[^,]+),i=(?<count>[0-9]{1,7}).*");
    private static final Pattern VERDICT = Pattern.compile("v=(?<signature>[^,]+).*");

    private final String hash;
    private final Credentials.Login login;
    private final String nonce;
    private final String first;
    private byte[] signature = new byte[0];
    private int step;

    /// @param hash "SHA-256", as mechanisms write it
    Scram(String hash, Credentials.Login login) {
        this(hash, login, nonce());
    }

    Scram(String hash, Credentials.Login login, String nonce) {
        this.hash = hash;
        this.login = login;
        this.nonce = nonce;
        this.first = "n=" + prepared(login.name()).replace("=", "=3D").replace(",", "=2C") + ",r=" + nonce;
    }

    @Override
    public String getMechanismName() {
        return "SCRAM-" + hash;
    }

    @Override
    public boolean hasInitialResponse() {
        return true;
    }

    @Override
    public byte[] evaluateChallenge(byte[] challenge) throws SaslException {
        step++;
        String said = new String(challenge, StandardCharsets.UTF_8);
        return switch (step) {
            case 1 -> (NO_CHANNEL_BINDING + first).getBytes(StandardCharsets.UTF_8);
            case 2 -> prove(said).getBytes(StandardCharsets.UTF_8);
            case 3 -> verify(said);
            default -> throw new SaslException("the daemon goes on where SCRAM is over");
        };
    }

    @Override
    public boolean isComplete() {
        return step >= 3;
    }

    private String prove(String challenge) throws SaslException {
        Matcher said = CHALLENGE.matcher(challenge);
        if (!said.matches() || !said.group("nonce").startsWith(nonce)) {
            throw new SaslException("the daemon's challenge is not SCRAM's");
        }
        int count = Integer.parseInt(said.group("count"));
        if (count < 1 || count > MOST_ITERATIONS) {
            throw new SaslException("the daemon asks for " + count + " iterations, the most is " + MOST_ITERATIONS);
        }
        try {
            byte[] salt = Base64.getDecoder().decode(said.group("salt"));
            byte[] salted = salted(salt, count);
            byte[] clientKey = mac(salted, "Client Key");
            byte[] storedKey = MessageDigest.getInstance(hash).digest(clientKey);
            String unproved = "c=biws,r=" + said.group("nonce");
            String all = first + "," + challenge + "," + unproved;
            byte[] proof = mac(storedKey, all);
            for (int i = 0; i < proof.length; i++) {
                proof[i] ^= clientKey[i];
            }
            signature = mac(mac(salted, "Server Key"), all);
            return unproved + ",p=" + Base64.getEncoder().encodeToString(proof);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SaslException("SCRAM failed: " + e.getMessage(), e);
        }
    }

    private byte[] verify(String verdict) throws SaslException {
        Matcher said = VERDICT.matcher(verdict);
        if (!said.matches() || !MessageDigest.isEqual(signature, decoded(said.group("signature")))) {
            throw new SaslException("the daemon does not know the password itself, so it is not the one it says it is");
        }
        return new byte[0];
    }

    private static byte[] decoded(String base64) throws SaslException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new SaslException("the daemon's signature is not base64", e);
        }
    }

    private byte[] salted(byte[] salt, int count) throws GeneralSecurityException {
        int bits = MessageDigest.getInstance(hash).getDigestLength() * Byte.SIZE;
        var key = new PBEKeySpec(prepared(login.password()).toCharArray(), salt, count, bits);
        return SecretKeyFactory.getInstance("PBKDF2With" + macName())
                .generateSecret(key)
                .getEncoded();
    }

    private byte[] mac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(macName());
        mac.init(new SecretKeySpec(key, macName()));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private String macName() {
        return "Hmac" + hash.replace("-", "");
    }

    /// Near enough to SASLprep for what people type.
    private static String prepared(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static String nonce() {
        byte[] bytes = new byte[NONCE];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public byte[] unwrap(byte[] incoming, int offset, int length) {
        throw new IllegalStateException("SCRAM has no layer of its own");
    }

    @Override
    public byte[] wrap(byte[] outgoing, int offset, int length) {
        throw new IllegalStateException("SCRAM has no layer of its own");
    }

    @Override
    public @Nullable Object getNegotiatedProperty(String name) {
        return null;
    }

    @Override
    public void dispose() {}
}
