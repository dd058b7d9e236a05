package hypervisor.demo.proxmox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Asks a stand-in with Java's own HTTP client, which checks certificates and names.
final class StandInBrowser implements AutoCloseable {
    private final HttpClient client;
    private final String endpoint;

    StandInBrowser(ProxmoxStandIn standIn) {
        this(standIn.endpoints().getFirst(), standIn.authority().pem());
    }

    /// @param authority PEM
    StandInBrowser(String endpoint, String authority) {
        this.client = HttpClient.newBuilder().sslContext(trusting(authority)).build();
        this.endpoint = endpoint;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(authorized(path).GET(), HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest.Builder authorized(String path) {
        return request(path).header("Authorization", "PVEAPIToken=" + Logins.TOKEN_ID + "=" + Logins.SECRET);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(endpoint + "/api2/json" + path));
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        return client.send(request.build(), body);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static SSLContext trusting(String authority) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "authority",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(
                                    new ByteArrayInputStream(authority.getBytes(StandardCharsets.US_ASCII))));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
