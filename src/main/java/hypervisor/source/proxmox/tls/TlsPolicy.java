package hypervisor.source.proxmox.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Which certificates are believed. There is no way from a stricter check to a laxer one at run time.
///
/// @param authorities a file with the certificates of those who may issue others (PEM); null for the system's
/// @param fingerprints of the only certificates believed, in place of all other checks; empty where none is
///     pinned
/// @param serverName what the certificate has to be issued for, where endpoints are called something else; null
///     for the endpoint's host
/// @param insecure whether any certificate will do, unless fingerprints are there
public record TlsPolicy(
        @Nullable Path authorities,
        List<Fingerprint> fingerprints,
        @Nullable String serverName,
        boolean insecure) {

    /// @throws IllegalArgumentException the server's name cannot be one
    public TlsPolicy {
        fingerprints = List.copyOf(fingerprints);
        if (serverName != null && CertificateNames.address(serverName) == null) {
            new SNIHostName(serverName); // or every connection would fail for it
        }
    }

    /// The system's authorities, and the endpoint's name.
    public static TlsPolicy verified() {
        return new TlsPolicy(null, List.of(), null, false);
    }

    public TlsPolicy withAuthorities(@Nullable Path value) {
        return new TlsPolicy(value, fingerprints, serverName, insecure);
    }

    public TlsPolicy withFingerprints(List<Fingerprint> value) {
        return new TlsPolicy(authorities, value, serverName, insecure);
    }

    public TlsPolicy withServerName(@Nullable String value) {
        return new TlsPolicy(authorities, fingerprints, value, insecure);
    }

    public TlsPolicy withInsecure(boolean value) {
        return new TlsPolicy(authorities, fingerprints, serverName, value);
    }

    /// Whether anyone could answer in the cluster's place.
    public boolean unverified() {
        return insecure && fingerprints.isEmpty();
    }

    /// Reads the file of authorities.
    ///
    /// @throws IOException it cannot be read, or has no certificate; names it
    public SSLContext context() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new PeerTrust(this, trust())}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    /// What a connection to an address asks for by name; one to a name asks for that name.
    public SSLParameters parameters(SSLContext context) {
        SSLParameters parameters = context.getDefaultSSLParameters();
        if (serverName != null && CertificateNames.address(serverName) == null) {
            parameters.setServerNames(List.of(new SNIHostName(serverName)));
        }
        return parameters;
    }

    private X509TrustManager trust() throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store());
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager trust) {
                return trust;
            }
        }
        throw new GeneralSecurityException("nothing here checks X.509 certificates");
    }

    private @Nullable KeyStore store() throws IOException, GeneralSecurityException {
        if (authorities == null) {
            return null;
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (Certificate certificate : certificates(authorities)) {
            store.setCertificateEntry("authority " + number++, certificate);
        }
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (all.isEmpty()) {
                throw new IOException("proxmox.ca-file " + file + " has no certificate in it");
            }
            return all;
        } catch (CertificateException e) {
            throw new IOException("proxmox.ca-file " + file + " has no readable certificate in it", e);
        } catch (NoSuchFileException e) {
            throw new IOException("proxmox.ca-file " + file + " does not exist", e);
        }
    }
}
