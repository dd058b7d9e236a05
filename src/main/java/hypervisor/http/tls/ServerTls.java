package hypervisor.http.tls;

import hypervisor.config.ConfigException;
import hypervisor.config.WebTls;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/// One state of the server's encryption: certificate and key, and what is asked of clients. Sessions of one
/// state are not resumed in another, so that a client that is not wanted any more does not come back on an
/// old one.
public final class ServerTls {
    private static final List<String> VERSIONS = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

    private final WebTls tls;
    private final SSLContext context;

    private ServerTls(WebTls tls, SSLContext context) {
        this.tls = tls;
        this.context = context;
    }

    /// Reads the files that are named.
    ///
    /// @throws ConfigException where one of them cannot be used, naming it
    public static ServerTls of(WebTls tls) {
        List<Certificate> chain = PemFiles.certificates(tls.certificate());
        PrivateKey key = PemFiles.key(tls.key());
        if (!KeyPairs.belong(key, chain.getFirst().getPublicKey())) {
            throw new ConfigException(tls.key().place(), "the key does not belong to the certificate");
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(chain, key), new TrustManager[] {ClientTrust.of(tls)}, null);
            var server = new ServerTls(tls, context);
            server.parameters();
            return server;
        } catch (GeneralSecurityException | IOException e) {
            throw new ConfigException(tls.certificate().place(), "cannot be used for TLS: " + e.getMessage());
        }
    }

    private static KeyManager[] keys(List<Certificate> chain, PrivateKey key)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", key, new char[0], chain.toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    SSLContext context() {
        return context;
    }

    /// For one connection.
    ///
    /// @throws ConfigException where this JVM has nothing of what is allowed
    SSLParameters parameters() {
        SSLParameters parameters = context.getDefaultSSLParameters();
        parameters.setProtocols(protocols());
        if (!tls.cipherSuites().isEmpty()) {
            parameters.setCipherSuites(cipherSuites(parameters));
        }
        if (!tls.curves().isEmpty()) {
            parameters.setNamedGroups(
                    tls.curves().stream().map(ServerTls::group).toArray(String[]::new));
        }
        parameters.setUseCipherSuitesOrder(tls.ownOrder());
        switch (tls.clientAuthentication()) {
            case NONE -> {}
            case REQUEST, VERIFY_IF_GIVEN -> parameters.setWantClientAuth(true);
            case REQUIRE_ANY, REQUIRE_AND_VERIFY -> parameters.setNeedClientAuth(true);
        }
        return parameters;
    }

    /// The JVM knows those before TLS 1.2, and speaks them only where its own configuration was changed.
    private String[] protocols() {
        List<String> names = List.of("TLS10", "TLS11", "TLS12", "TLS13");
        return VERSIONS.subList(names.indexOf(tls.minVersion()), names.indexOf(tls.maxVersion()) + 1)
                .toArray(String[]::new);
    }

    /// What is chosen is for TLS 1.2 alone: that of 1.3 is not to be chosen, as in Go.
    private String[] cipherSuites(SSLParameters standard) {
        List<String> suites = new ArrayList<>();
        for (String suite : standard.getCipherSuites()) {
            if (!suite.contains("_WITH_")) {
                suites.add(suite);
            }
        }
        List<String> supported = List.of(context.getSupportedSSLParameters().getCipherSuites());
        int before = suites.size();
        tls.cipherSuites().stream()
                .filter(suite -> suite.contains("_WITH_") && supported.contains(suite))
                .forEach(suites::add);
        if (suites.size() == before && tls.maxVersion().equals("TLS12")) {
            throw new ConfigException(
                    tls.certificate().place(), "cipher_suites: this JVM has none of them, and TLS 1.3 is not allowed");
        }
        return suites.toArray(String[]::new);
    }

    private static String group(String curve) {
        return switch (curve) {
            case "CurveP256" -> "secp256r1";
            case "CurveP384" -> "secp384r1";
            case "CurveP521" -> "secp521r1";
            default -> "x25519";
        };
    }
}
