package hypervisor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.config.ConfigException;
import hypervisor.real.Commands;
import hypervisor.real.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Encryption by a web configuration file, with certificates that openssl made.
class ServerTlsTest {
    private static final String SERVER = "tls_server_config:\n  cert_file: servercert.pem\n  key_file: serverkey.pem\n";

    /// Who has issued the server's certificate and the client's, and who has issued those of strangers.
    @TempDir
    static Path authorities;

    @TempDir
    Path folder;

    private WebFiles files;

    @BeforeAll
    static void issue() {
        var own = new TestAuthority(authorities.resolve("own"));
        own.issue(
                "named", "extendedKeyUsage=clientAuth\nsubjectAltName=DNS:ada.example,URI:spiffe://a/b,IP:2001:db8::1");
        own.issue("renewed", "subjectAltName=IP:127.0.0.1");
        new TestAuthority(authorities.resolve("other"));
    }

    @BeforeEach
    void files() throws IOException {
        files = new WebFiles(folder);
        for (String name : new String[] {
            "cacert",
            "servercert",
            "serverkey",
            "clientcert",
            "clientkey",
            "namedcert",
            "namedkey",
            "renewedcert",
            "renewedkey"
        }) {
            Files.copy(authorities.resolve("own/" + name + ".pem"), folder.resolve(name + ".pem"));
        }
        Files.copy(authorities.resolve("other/clientcert.pem"), folder.resolve("strangercert.pem"));
        Files.copy(authorities.resolve("other/clientkey.pem"), folder.resolve("strangerkey.pem"));
    }

    private TlsProbe client(@Nullable String name) {
        return new TlsProbe(folder, "cacert.pem", name);
    }

    @Test
    void servesEncryptedOnly() throws IOException {
        files.write(SERVER);

        try (Exporter exporter = files.serve()) {
            assertThat(client(null).get(exporter.address(), "/metrics").text()).contains("words_test_good_length");
            assertThatThrownBy(() -> exporter.get("/metrics")).isInstanceOf(IOException.class);
            assertThat(exporter.server.answers(Duration.ofSeconds(60))).isTrue();
            try (var probe = new Probe(client(null).connect(exporter.address()))) {
                for (int i = 0; i < 3; i++) {
                    assertThat(probe.request("GET", "/metrics").status()).isEqualTo(200);
                }
            }
        }
    }

    @Test
    void newConnectionsGetARenewedCertificateAndOpenOnesGoOn() throws IOException {
        files.write(SERVER);

        try (Exporter exporter = files.serve();
                var open = new Probe(client(null).connect(exporter.address()))) {
            assertThat(open.request("GET", "/metrics").status()).isEqualTo(200);
            String before = client(null).serial(exporter.address());

            files.copy("renewedcert.pem", "servercert.pem");
            assertThat(client(null).serial(exporter.address()))
                    .as("its key is not there yet")
                    .isEqualTo(before);
            assertThat(open.request("GET", "/metrics").text())
                    .contains("hypervisor_web_config_last_reload_successful 0\n");
            files.copy("renewedkey.pem", "serverkey.pem");

            assertThat(client(null).serial(exporter.address())).isNotEqualTo(before);
            assertThat(open.request("GET", "/metrics").text())
                    .contains("hypervisor_web_config_last_reload_successful 1\n");
        }
    }

    @Test
    void aBadFileLeavesTheCertificateBefore() throws IOException {
        files.write(SERVER);

        try (Exporter exporter = files.serve()) {
            String before = client(null).serial(exporter.address());
            for (String bad : new String[] {
                "nothing",
                "basic_auth_users: {}",
                SERVER + "  min_version: TLS14\n",
                SERVER.replace("serverkey", "none")
            }) {
                files.write(bad);
                assertThat(client(null).serial(exporter.address())).isEqualTo(before);
                assertThat(client(null).get(exporter.address(), "/metrics").text())
                        .contains("hypervisor_web_config_last_reload_successful 0\n");
            }
            Files.delete(files.file());
            assertThat(client(null).serial(exporter.address())).isEqualTo(before);
        }
    }

    @Test
    void whatClientsMustShowFollowsTheFile() throws IOException {
        files.write(SERVER);

        try (Exporter exporter = files.serve()) {
            expect(exporter, "NoClientCert", false, true, true, true);
            expect(exporter, "RequestClientCert", false, true, true, true);
            expect(exporter, "RequireAnyClientCert", false, false, true, true);
            expect(exporter, "RequireClientCert", false, false, true, true);
            expect(exporter, "VerifyClientCertIfGiven", true, true, true, false);
            expect(exporter, "RequireAndVerifyClientCert", true, false, true, false);
        }
    }

    private void expect(
            Exporter exporter, String type, boolean authority, boolean without, boolean known, boolean stranger)
            throws IOException {
        files.write(
                SERVER + "  client_auth_type: " + type + "\n" + (authority ? "  client_ca_file: cacert.pem\n" : ""));
        assertThat(isLetIn(exporter, null)).as(type + " without a certificate").isEqualTo(without);
        assertThat(isLetIn(exporter, "client")).as(type + " with one").isEqualTo(known);
        assertThat(isLetIn(exporter, "stranger")).as(type + " of a stranger").isEqualTo(stranger);
    }

    @Test
    void clientsNamesMayBeChosen() throws IOException {
        String required = SERVER + "  client_ca_file: cacert.pem\n  client_auth_type: RequireAndVerifyClientCert\n";
        files.write(required + "  client_allowed_sans: [ada.example]\n");

        try (Exporter exporter = files.serve()) {
            assertThat(isLetIn(exporter, "named")).isTrue();
            assertThat(isLetIn(exporter, "client")).isFalse();
            for (String name : new String[] {"spiffe://a/b", "2001:db8::1"}) {
                files.write(required + "  client_allowed_sans: ['" + name + "']\n");
                assertThat(isLetIn(exporter, "named")).as(name).isTrue();
            }
            files.write(required + "  client_allowed_sans: [example, '2001:db8::2']\n");
            assertThat(isLetIn(exporter, "named")).isFalse();
        }
    }

    private boolean isLetIn(Exporter exporter, @Nullable String client) {
        try {
            return client(client).get(exporter.address(), "/metrics").status() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void versionsAndCipherSuitesMayBeChosen() throws IOException {
        files.write(SERVER + """
                  max_version: TLS12
                  cipher_suites: [TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256]
                  curve_preferences: [CurveP384]
                """);

        try (Exporter exporter = files.serve()) {
            assertThat(session(exporter)).isEqualTo("TLSv1.2 TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
            files.write(SERVER + "  min_version: TLS13\n");
            assertThat(session(exporter)).startsWith("TLSv1.3 ");
        }
    }

    private String session(Exporter exporter) throws IOException {
        try (SSLSocket socket = client(null).connect(exporter.address(), new SSLParameters())) {
            socket.startHandshake();
            return socket.getSession().getProtocol() + " " + socket.getSession().getCipherSuite();
        }
    }

    @Test
    void certificatesAndKeysMayStandInTheFileItself() throws IOException {
        String own = "tls_server_config:\n  cert: |\n" + indented("servercert.pem") + "  key: |\n"
                + indented("serverkey.pem");
        files.write(own);

        try (Exporter exporter = files.serve()) {
            assertThat(isLetIn(exporter, null)).isTrue();
            files.write(
                    own + "  client_auth_type: RequireAndVerifyClientCert\n  client_ca: |\n" + indented("cacert.pem"));
            assertThat(isLetIn(exporter, null)).isFalse();
            assertThat(isLetIn(exporter, "client")).isTrue();
        }
    }

    private String indented(String name) throws IOException {
        return Files.readString(folder.resolve(name)).indent(4);
    }

    /// PKCS #8, SEC 1 and PKCS #1, on curves and not, each behind its certificate in one file.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "openssl genpkey -algorithm ed25519",
                "openssl genpkey -algorithm rsa -pkeyopt rsa_keygen_bits:2048",
                "openssl genrsa -traditional 2048",
                "openssl ecparam -name secp384r1 -genkey"
            })
    void keysOfAllKindsMayShareAFileWithTheirCertificate(String command) throws IOException {
        Commands.run(List.of(
                "sh",
                "-c",
                "cd \"$0\" && " + command + " >key && openssl req -x509 -key key -days 2 -subj /CN=any"
                        + " -addext subjectAltName=IP:127.0.0.1 -text -out cert && cat key cert >both.pem",
                folder.toString()));
        files.write("tls_server_config: {cert_file: both.pem, key_file: both.pem}");

        try (Exporter exporter = files.serve()) {
            assertThat(new TlsProbe(folder, "both.pem", null)
                            .get(exporter.address(), "/-/healthy")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void whatDoesNotBelongTogetherIsToldWithItsPlace() {
        files.write(SERVER.replace("serverkey", "clientkey"));
        assertThatThrownBy(files::serve)
                .isInstanceOf(ConfigException.class)
                .hasMessage(files.file() + ":3:13: the key does not belong to the certificate");

        files.write(SERVER.replace("servercert", "none"));
        assertThatThrownBy(files::serve)
                .isInstanceOf(ConfigException.class)
                .hasMessage(files.file() + ":2:14: there is no " + folder.resolve("none.pem"));
    }
}
