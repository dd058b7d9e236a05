package hypervisor.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.Fuzz;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WebConfigReaderTest {
    private static final Path FILE = Path.of("/etc/exporter/web.yml");
    private static final String HASH = "$2y$10$" + "a".repeat(53);
    private static final String ALL = """
            tls_server_config:
              cert_file: server.crt
              key_file: /etc/keys/server.key
              client_auth_type: RequireAndVerifyClientCert
              client_ca_file: ca.crt
              client_allowed_sans: [a.example, b.example]
              min_version: TLS10
              max_version: TLS12
              cipher_suites: [TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256]
              curve_preferences: [CurveP256, X25519]
              prefer_server_cipher_suites: false
            http_server_config:
              http2: true
              headers:
                X-Content-Type-Options: nosniff
                Content-Security-Policy: default-src 'self'
            rate_limit:
              interval: 1m0.5s
              burst: 20
            basic_auth_users:
              ada: %s
            """.formatted(HASH);

    @Test
    void everythingIsUnderstood() {
        WebConfig config = read(ALL);
        WebTls tls = requireNonNull(config.tls());

        assertThat(tls.certificate().file()).isEqualTo(Path.of("/etc/exporter/server.crt"));
        assertThat(tls.key().file()).isEqualTo(Path.of("/etc/keys/server.key"));
        assertThat(tls.clientAuthentication()).isEqualTo(ClientAuthentication.REQUIRE_AND_VERIFY);
        assertThat(tls.allowedNames()).containsExactly("a.example", "b.example");
        assertThat(List.of(tls.minVersion(), tls.maxVersion())).containsExactly("TLS10", "TLS12");
        assertThat(tls.cipherSuites()).containsExactly("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
        assertThat(tls.curves()).containsExactly("CurveP256", "X25519");
        assertThat(tls.ownOrder()).isFalse();
        assertThat(config.http2()).isTrue();
        assertThat(config.headers()).containsEntry("Content-Security-Policy", "default-src 'self'");
        assertThat(config.rate()).isEqualTo(new WebConfig.Rate(Duration.ofMillis(60_500), 20));
        assertThat(config.users()).containsEntry("ada", HASH);
        assertThat(config.toString()).doesNotContain(HASH);
    }

    @Test
    void nothingIsNeeded() {
        for (String text :
                List.of("", "tls_server_config:\nhttp_server_config: {headers: }\nbasic_auth_users:\n", "{}")) {
            WebConfig config = read(text);

            assertThat(config.tls()).isNull();
            assertThat(config.rate()).isNull();
            assertThat(config.users()).isEmpty();
        }
    }

    @Test
    void anEmptyListOfCipherSuitesIsNoChoice() {
        WebConfig config = read("tls_server_config: {cert: a, key: b, cipher_suites: [], curve_preferences: []}");

        assertThat(requireNonNull(config.tls()).cipherSuites()).isEmpty();
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() {
        wrong("tls_config: {}", "1:1: unknown key tls_config");
        wrong(
                "tls_server_config: {cert_fil: a}",
                "1:21: unknown key tls_server_config.cert_fil: did you mean cert_file?");
        wrong("tls_server_config: {cert_file: a}", "1:20: tls_server_config: lacks key_file (or key)");
        wrong(
                "tls_server_config: {client_auth_type: Any}",
                "1:39: tls_server_config.client_auth_type: expected one of");
        wrong(
                "tls_server_config: {cert: a, key: b, client_ca: c}",
                "1:49: tls_server_config: an authority for clients, but client_auth_type asks for none");
        wrong(
                "tls_server_config: {cert: a, key: b, client_allowed_sans: [c]}",
                "1:59: tls_server_config.client_allowed_sans: needs client_auth_type");
        wrong(
                "tls_server_config: {cert: a, key: b, max_version: TLS11}",
                "1:51: tls_server_config: no version is left");
        wrong(
                "tls_server_config: {cert: a, key: b, cipher_suites: [RC4]}",
                "1:54: tls_server_config.cipher_suites: exp");
        wrong("http_server_config: {headers: {Server: x}}", "1:32: http_server_config.headers.Server: this header");
        wrong(
                "http_server_config:\n headers:\n  X-Frame-Options: no",
                "3:3: http_server_config.headers.X-Frame-Options");
        wrong("http_server_config: {http2: 5}", "1:29: http_server_config.http2: expected true or false");
        wrong("rate_limit: {interval: fast}", "1:24: rate_limit.interval: expected a time");
        wrong("rate_limit: {interval: 1s}", "1:13: rate_limit.burst: must be at least 1");
        wrong("basic_auth_users:\n  ada: secret", "2:3: basic_auth_users.ada: no bcrypt hash");
        wrong(
                "basic_auth_users:\n  ada: " + HASH.replace("$10$", "$31$"),
                "2:3: basic_auth_users.ada: a hash of cost 31");
        wrong("basic_auth_users: [ada]", "1:19: basic_auth_users: expected a mapping");
    }

    @Test
    void secretsAreInNoMessage() {
        assertThatThrownBy(() ->
                        read("basic_auth_users:\n  ada: hunter2\ntls_server_config: {key: hunter2, cert: hunter2x}"))
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void anythingIsReadOrRefused() {
        Fuzz.run(1, 3_000, random -> {
            String text = damaged(random);
            try {
                read(text);
            } catch (ConfigException e) {
                assertThat(e.problems())
                        .isNotEmpty()
                        .allSatisfy(problem -> assertThat(problem.place()).startsWith(FILE.toString()));
            }
            return text.length();
        });
    }

    private static String damaged(Random random) {
        var text = new StringBuilder(ALL);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.delete(at, Math.min(text.length(), at + random.nextInt(30)));
                case 1 ->
                    text.insert(
                            at,
                            new String[] {"{", "[", "- ", ": ", "\n", "&a ", "*a", "\u0000", "9"}[random.nextInt(9)]);
                default -> text.setCharAt(at, (char) random.nextInt(0x80));
            }
        }
        return text.toString();
    }

    private static void wrong(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(FILE + ":" + message);
    }

    private static WebConfig read(String text) {
        return WebConfigReader.read(FILE, YamlParser.parse(FILE.toString(), text));
    }
}
