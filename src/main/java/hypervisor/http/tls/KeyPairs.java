package hypervisor.http.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;

/// Whether a private and a public key are two halves: while files are being renewed, they may not be.
final class KeyPairs {
    private static final byte[] ANYTHING = {1, 2, 3};

    private KeyPairs() {}

    static boolean belong(PrivateKey key, PublicKey to) {
        if (key instanceof RSAKey one && to instanceof RSAKey other) {
            return one.getModulus().equals(other.getModulus());
        }
        String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : key.getAlgorithm();
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(ANYTHING);
            byte[] signed = signature.sign();
            signature.initVerify(to);
            signature.update(ANYTHING);
            return signature.verify(signed);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
