package hypervisor.http.tls;

import hypervisor.config.ConfigException;
import hypervisor.config.PemPlace;
import hypervisor.config.WebTls;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Which clients' certificates are believed, where they are asked for one.
final class ClientTrust extends X509ExtendedTrustManager {
    private final @Nullable X509ExtendedTrustManager authority;
    private final List<String> names;

    private ClientTrust(@Nullable X509ExtendedTrustManager authority, List<String> names) {
        this.authority = authority;
        this.names = names;
    }

    static ClientTrust of(WebTls tls) throws GeneralSecurityException, IOException {
        return new ClientTrust(
                tls.clientAuthentication().verified() ? authority(tls.clientAuthority()) : null, tls.allowedNames());
    }

    private static X509ExtendedTrustManager authority(@Nullable PemPlace place)
            throws GeneralSecurityException, IOException {
        KeyStore store = null;
        if (place != null) {
            store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : PemFiles.certificates(place)) {
                store.setCertificateEntry("authority " + number++, certificate);
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager found) {
                return found;
            }
        }
        throw new ConfigException(place == null ? "client_ca_file" : place.place(), "this JVM cannot verify clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        if (authority != null) {
            authority.checkClientTrusted(chain, type);
        }
        checkNames(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        if (authority != null) {
            authority.checkClientTrusted(chain, type, socket);
        }
        checkNames(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        if (authority != null) {
            authority.checkClientTrusted(chain, type, engine);
        }
        checkNames(chain);
    }

    private void checkNames(X509Certificate[] chain) throws CertificateException {
        if (!names.isEmpty() && !ClientNames.of(chain[0]).anyOf(names)) {
            throw new CertificateException("none of the client's names is in client_allowed_sans");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("this is a server");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("this is a server");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("this is a server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authority == null ? new X509Certificate[0] : authority.getAcceptedIssuers();
    }
}
