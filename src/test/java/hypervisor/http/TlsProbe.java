package hypervisor.http;

import hypervisor.pem.Pem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Makes encrypted connections, with a client's certificate or without.
final class TlsProbe {
    private final SSLContext context;

    /// @param authority whose word on the server is believed
    /// @param client what is shown of this client: the folder has its NAMEcert.pem and NAMEkey.pem; null for
    ///     nothing
    TlsProbe(Path folder, String authority, @Nullable String client) {
        try {
            KeyStore trusted = empty();
            trusted.setCertificateEntry(
                    "authority", Pem.certificates(folder.resolve(authority)).getFirst());
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted);
            KeyStore own = empty();
            if (client != null) {
                List<Certificate> chain = Pem.certificates(folder.resolve(client + "cert.pem"));
                own.setKeyEntry(
                        "client",
                        Pem.privateKey(folder.resolve(client + "key.pem")),
                        new char[0],
                        chain.toArray(Certificate[]::new));
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
            keys.init(own, new char[0]);
            context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    SSLSocket connect(InetSocketAddress address) throws IOException {
        return connect(address, new SSLParameters());
    }

    SSLSocket connect(InetSocketAddress address, SSLParameters parameters) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(address.getAddress(), address.getPort());
        socket.setSoTimeout(30_000);
        socket.setSSLParameters(parameters);
        return socket;
    }

    Probe.Reply get(InetSocketAddress address, String path) throws IOException {
        try (var probe = new Probe(connect(address))) {
            return probe.request("GET", path, "Connection: close");
        }
    }

    /// Whose certificate a new connection gets, by its serial number.
    String serial(InetSocketAddress address) throws IOException {
        try (SSLSocket socket = connect(address)) {
            socket.startHandshake();
            X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return shown.getSerialNumber().toString(16);
        }
    }
}
