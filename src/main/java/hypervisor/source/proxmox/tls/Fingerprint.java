package hypervisor.source.proxmox.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;

/// SHA-256 of a certificate.
///
/// @param hex 64 digits, in lower case
public record Fingerprint(String hex) {
    private static final int DIGITS = 64;
    private static final HexFormat PRINTED = HexFormat.ofDelimiter(":").withUpperCase();

    /// Reads one as Proxmox VE prints it (`AB:CD:…`), as `openssl x509 -fingerprint -sha256` does, or without
    /// colons.
    ///
    /// @throws IllegalArgumentException it is none, or one of another kind
    public static Fingerprint parse(String text) {
        String hex = text.strip()
                .replaceFirst("(?i)^sha-?256( fingerprint)?[=:]", "")
                .replaceAll("[:\\s]", "");
        if (hex.length() != DIGITS || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException("a fingerprint has 64 hexadecimal digits (SHA-256), this has "
                    + hex.length() + ": pvenode cert info prints it");
        }
        return new Fingerprint(hex.toLowerCase(Locale.ROOT));
    }

    public static Fingerprint of(X509Certificate certificate) throws CertificateEncodingException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return new Fingerprint(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /// As Proxmox VE prints it.
    @Override
    public String toString() {
        return PRINTED.formatHex(HexFormat.of().parseHex(hex));
    }
}
