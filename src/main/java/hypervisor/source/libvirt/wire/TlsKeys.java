package hypervisor.source.libvirt.wire;

import hypervisor.pem.Pem;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// The files of libvirt's public-key infrastructure.
///
/// @param authority certificates of those whose word on the server is believed; null where it is not verified
/// @param client what this client shows of itself; null where it shows nothing
public record TlsKeys(@Nullable Path authority, @Nullable Identity client) {

    /// A certificate, those that vouch for it behind it in its file, and the key that belongs to it.
    public record Identity(Path certificate, Path key) {}

    /// Reads the files.
    ///
    /// @throws IOException one of them cannot be read or used; names it
    public SSLContext context() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(identity(), new char[0]);
            context.init(keys.getKeyManagers(), trust(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the keys for TLS cannot be used: " + e.getMessage(), e);
        }
    }

    private KeyStore identity() throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        if (client != null) {
            List<Certificate> chain = Pem.certificates(client.certificate());
            PrivateKey key = Pem.privateKey(client.key());
            store.setKeyEntry("client", key, new char[0], chain.toArray(Certificate[]::new));
        }
        return store;
    }

    private TrustManager[] trust() throws IOException, GeneralSecurityException {
        if (authority == null) {
            return new TrustManager[] {new TrustAll()};
        }
        KeyStore store = empty();
        int number = 0;
        for (Certificate certificate : Pem.certificates(authority)) {
            store.setCertificateEntry("authority " + number++, certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust.getTrustManagers();
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
