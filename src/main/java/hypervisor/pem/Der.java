package hypervisor.pem;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Puts older forms of private keys into PKCS #8, the one the JDK reads.
final class Der {
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final int PARAMETERS = 0xa0;
    private static final byte[] VERSION_0 = {2, 1, 0};
    /// `rsaEncryption`, and its empty parameters.
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    /// `id-ecPublicKey`.
    private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

    private Der() {}

    /// PKCS #1: `RSAPrivateKey`.
    static byte[] pkcs8OfRsa(byte[] key) {
        return element(SEQUENCE, VERSION_0, RSA, element(OCTET_STRING, key));
    }

    /// SEC 1: `ECPrivateKey`, sequence of version, key, curve, public key.
    ///
    /// @return null where there is no curve in it
    static byte @Nullable [] pkcs8OfEc(byte[] key) {
        try {
            ByteBuffer in = ByteBuffer.wrap(key);
            in.get();
            length(in);
            while (in.hasRemaining()) {
                int tag = in.get() & 0xff;
                byte[] content = new byte[Math.min(length(in), in.remaining())];
                in.get(content);
                if (tag == PARAMETERS) {
                    return element(SEQUENCE, VERSION_0, element(SEQUENCE, EC, content), element(OCTET_STRING, key));
                }
            }
        } catch (BufferUnderflowException _) {
            // it ends too early
        }
        return null;
    }

    private static int length(ByteBuffer in) {
        int first = in.get() & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = (length << 8) | (in.get() & 0xff);
        }
        return Math.max(0, length);
    }

    private static byte[] element(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        var element = new ByteArrayOutputStream();
        element.write(tag);
        int length = content.size();
        if (length >= 0x80) {
            element.write(0x82);
            element.write(length >>> 8);
        }
        element.write(length);
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }
}
