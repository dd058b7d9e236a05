package hypervisor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import hypervisor.config.ConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a web configuration file says about requests, while it changes.
class WebConfigTest {
    private static final String METRIC = "hypervisor_web_config_last_reload_successful ";

    @TempDir
    Path folder;

    private WebFiles files;

    @BeforeEach
    void files() {
        files = new WebFiles(folder);
    }

    @Test
    void onlyUsersAreLetIn() throws IOException {
        files.write(users("ada", "s:cret") + user("bob", "päss"));

        try (Exporter exporter = files.serve()) {
            for (String path : List.of("/metrics", "/", "/-/healthy", "/-/ready", "/nowhere")) {
                var refused = exporter.get(path);
                assertThat(refused.status()).as(path).isEqualTo(401);
                assertThat(refused.header("WWW-Authenticate")).startsWith("Basic");
            }
            assertThat(exporter.get("/metrics", basic("ada", "s:cret")).text()).contains("words_test_good_length");
            assertThat(exporter.get("/-/healthy", basic("bob", "päss")).status())
                    .isEqualTo(200);
            assertThat(exporter.get("/nowhere", basic("bob", "päss")).status()).isEqualTo(404);
            for (String wrong : List.of(
                    basic("ada", "secret"),
                    basic("bob", "s:cret"),
                    basic("eve", "s:cret"),
                    basic("", ""),
                    "Authorization: Bearer s:cret",
                    "Authorization: Basic ???",
                    "Authorization: Basic "
                            + Base64.getEncoder().encodeToString("ada".getBytes(StandardCharsets.UTF_8)))) {
                assertThat(exporter.get("/metrics", wrong).status()).as(wrong).isEqualTo(401);
            }
        }
    }

    @Test
    void usersChangeWithTheFile() throws IOException {
        files.write(users("ada", "old"));

        try (Exporter exporter = files.serve()) {
            assertThat(exporter.get("/metrics", basic("ada", "old")).status()).isEqualTo(200);
            files.write(users("ada", "new"));
            assertThat(exporter.get("/metrics", basic("ada", "old")).status()).isEqualTo(401);
            assertThat(exporter.get("/metrics", basic("ada", "new")).status()).isEqualTo(200);
            files.write("");
            assertThat(exporter.get("/metrics").status()).isEqualTo(200);
        }
    }

    @Test
    void aFileThatBecomesBadLeavesTheOneBefore() throws IOException {
        files.write(users("ada", "old"));

        try (Exporter exporter = files.serve()) {
            assertThat(exporter.get("/metrics", basic("ada", "old")).text()).contains(METRIC + "1\n");
            for (String bad : List.of("basic_auth_users: {ada: plain}", "basic_auth: {}", "\t", "{")) {
                files.write(bad);
                assertThat(exporter.get("/metrics", basic("ada", "old")).text()).contains(METRIC + "0\n");
                assertThat(exporter.get("/metrics").status()).isEqualTo(401);
            }
            files.write(users("ada", "new"));
            assertThat(exporter.get("/metrics", basic("ada", "new")).text()).contains(METRIC + "1\n");
        }
    }

    @Test
    void tellsNothingOfAFileThatIsNotThere() throws IOException {
        try (var exporter = new Exporter(Exporter.OPTIONS)) {
            assertThat(exporter.get("/metrics").text()).doesNotContain(METRIC);
        }
    }

    @Test
    void headersAreInEveryAnswer() throws IOException {
        files.write("""
                http_server_config:
                  headers:
                    X-Frame-Options: deny
                    Strict-Transport-Security: max-age=31536000
                """ + users("ada", "secret"));

        try (Exporter exporter = files.serve()) {
            for (var reply : List.of(exporter.get("/metrics"), exporter.get("/metrics", basic("ada", "secret")))) {
                assertThat(reply.header("X-Frame-Options")).isEqualTo("deny");
                assertThat(reply.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
            }
        }
    }

    @Test
    void moreRequestsThanAllowedAreToldToComeBack() throws IOException {
        files.write("rate_limit: {interval: 1h, burst: 3}");

        try (Exporter exporter = files.serve()) {
            for (int i = 0; i < 3; i++) {
                assertThat(exporter.get("/metrics").status()).isEqualTo(200);
            }
            var refused = exporter.get("/metrics");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            files.write("rate_limit: {interval: 1h, burst: 3}\nhttp_server_config: {http2: false}");
            assertThat(exporter.get("/metrics").status()).isEqualTo(429);
            files.write("rate_limit: {interval: 1ns, burst: 3}");
            assertThat(exporter.get("/metrics").status()).isEqualTo(200);
        }
    }

    @Test
    void itsOwnQuestionsTakeNobodysPlace() throws IOException {
        files.write("rate_limit: {interval: 1h, burst: 1}\n" + users("ada", "secret"));

        Exporter exporter = files.serve();
        for (int i = 0; i < 3; i++) {
            assertThat(exporter.server.answers(Duration.ofSeconds(60))).isTrue();
        }
        assertThat(exporter.get("/metrics", basic("ada", "secret"), "X-Hypervisor-Exporter-Own: 0")
                        .status())
                .isEqualTo(200);
        assertThat(exporter.get("/metrics", basic("ada", "secret"), "X-Hypervisor-Exporter-Own: 0")
                        .status())
                .isEqualTo(429);
        exporter.close();
        assertThat(exporter.server.answers(Duration.ofSeconds(1))).isFalse();
    }

    @Test
    void whatCannotBeServedWithIsToldAtTheStart() {
        files.write("basic_auth_users: {ada: plain}");

        assertThatThrownBy(files::serve)
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(files.file() + ":1:20: basic_auth_users.ada: no bcrypt hash");
    }

    private static String users(String name, String password) {
        return "basic_auth_users:\n" + user(name, password);
    }

    private static String user(String name, String password) {
        return "  " + name + ": " + BCrypt.withDefaults().hashToString(4, password.toCharArray()) + "\n";
    }

    private static String basic(String name, String password) {
        byte[] both = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(both);
    }
}
