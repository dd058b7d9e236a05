package hypervisor.demo.proxmox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;

/// A certificate that a server shows, with its key, as a node has them in `pve-ssl.pem`.
public final class StandInCertificate {
    private final X509Certificate certificate;
    private final PrivateKey key;
    private final X509Certificate issuer;

    StandInCertificate(X509Certificate certificate, PrivateKey key, X509Certificate issuer) {
        this.certificate = certificate;
        this.key = key;
        this.issuer = issuer;
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /// SHA-256 as Proxmox VE prints it: `A1:AE:80:…`.
    public String fingerprint() {
        return fingerprint(certificate);
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// For a server that shows it. Each call makes one that resumes no session of another.
    SSLContext serverContext() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new OneCertificate(key, certificate, issuer)}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot serve TLS: " + e.getMessage(), e);
        }
    }

    static String pem(X509Certificate certificate) {
        try {
            byte[] lineEnd = "\n".getBytes(StandardCharsets.US_ASCII);
            String text = Base64.getMimeEncoder(64, lineEnd).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
