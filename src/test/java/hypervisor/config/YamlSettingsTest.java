package hypervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlSettingsTest {
    @TempDir
    Path directory;

    @Test
    void readsNestedAndDottedKeys() throws IOException {
        Settings settings = read("""
                # a comment
                web:
                  listen-address: [":9177", "[::1]:9177"]
                  telemetry-path: /m
                web.max-requests: 3
                libvirt:
                  uri: qemu:///system
                  connect-timeout: 2s
                  metadata:
                    - label: team
                      xpath: /domain/metadata/t:team
                      namespaces: {t: "urn:team"}
                collector:
                  libvirt_volume: true
                  libvirt_volume.interval: 5m
                  libvirt_agent: {interval: 2m}
                log:
                """);

        assertThat(settings.text(WebSettings.LISTEN_ADDRESS)).isEqualTo(":9177,[::1]:9177");
        assertThat(settings.of(WebSettings.TELEMETRY_PATH)).isEqualTo("/m");
        assertThat(settings.of(WebSettings.MAX_REQUESTS)).isEqualTo(3);
        assertThat(settings.of(LibvirtSettings.CONNECT_TIMEOUT)).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.of(LibvirtSettings.METADATA))
                .containsExactly(new MetadataRule("team", "/domain/metadata/t:team", Map.of("t", "urn:team")));
        assertThat(CollectorSettings.isOn(settings, "libvirt_volume")).isTrue();
        assertThat(CollectorSettings.interval(settings, "libvirt_volume")).isEqualTo(Duration.ofMinutes(5));
        assertThat(CollectorSettings.interval(settings, "libvirt_agent")).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.origin(WebSettings.MAX_REQUESTS)).endsWith("c.yml:5:19");
    }

    @Test
    void aSingleAddressNeedsNoList() throws IOException {
        assertThat(read("web: {listen-address: \":1\"}").of(WebSettings.LISTEN_ADDRESS))
                .containsExactly(new ListenAddress(null, 1));
        assertThat(read("web.listen-address: localhost:1").of(WebSettings.LISTEN_ADDRESS))
                .containsExactly(new ListenAddress("localhost", 1));
    }

    @Test
    void saysEverythingThatIsWrongWithItsPlace() {
        assertProblems(
                """
                web:
                  listen-adress: ":9177"
                  max-requests: many
                  telemetry-path: metrics
                  disable-exporter-metrics: yes
                  client-timeout: 30
                web.max-requests: 5
                scrape:
                  timeout: 10sec
                  timeout: 10s
                log: debug
                libvirt:
                  max-unanswered-calls: 0
                  keepalive-count: "5"
                  username:
                  uri: [a]
                nonsense: {a: {b: c}}
                config: {file: x}
                """,
                "2:3: unknown setting web.listen-adress: did you mean web.listen-address?",
                "3:17: web.max-requests: expected a whole number from 1 to 10000, found \"many\"",
                "4:19: web.telemetry-path: expected a path that begins with /, found \"metrics\"",
                "5:29: web.disable-exporter-metrics: expected true or false, found \"yes\"",
                "6:19: web.client-timeout: \"30\" lacks a unit: write 30s for seconds; the units are ms, s, m, h and d",
                "7:1: web.max-requests: given twice, first in line 3",
                "9:12: scrape.timeout: expected a time such as 500ms, 10s, 2m or 1h30m, found \"10sec\"",
                "10:3: scrape.timeout: given twice, first in line 9",
                "11:6: log: expected the settings below it, such as log.level, found a text",
                "13:25: libvirt.max-unanswered-calls: expected a whole number from 1 to 100, found \"0\"",
                "14:20: libvirt.keepalive-count: expected a whole number from 1 to 100, found text in quotes",
                "15:12: libvirt.username: expected a text, found nothing",
                "16:8: libvirt.uri: expected a text, found a list (a text that begins with [ needs quotes)",
                "17:1: unknown setting nonsense",
                "18:10: config.file: a file cannot name another, use the flag");
    }

    @Test
    void saysWhatIsWrongInRules() {
        assertProblems(
                """
                libvirt.metadata:
                  - {label: 1a, xpath: /x}
                  - {label: ok, path: /x}
                  - text
                  - {label: ok, xpath: /x, namespaces: [a]}
                  - {label: ok, xpath: /x}
                """,
                "2:13: libvirt.metadata[0].label: expected a label's name, letters, digits and underscores, not "
                        + "beginning with a digit or two underscores, found \"1a\"",
                "3:17: unknown key libvirt.metadata[1].path: did you mean xpath?",
                "3:5: libvirt.metadata[1]: lacks the key xpath",
                "4:5: libvirt.metadata[2]: expected a mapping with the keys label, xpath, namespaces, found a text",
                "5:40: libvirt.metadata[3].namespaces: expected a mapping of names to texts, found a list "
                        + "(a text that begins with [ needs quotes)",
                "6:5: libvirt.metadata[4]: the label ok has a rule already");
    }

    @Test
    void refusesWhatIsNoYamlOrTooMuch() {
        assertProblems("web:\n  a: 'b\n", "3:1: not YAML: found unexpected end of stream");
        assertProblems("web: [::1]:9177\n", "1:7: not YAML: expected the node content, but found ':'");
        assertProblems("a: \u0001\n", "1:4: not YAML: the character U+1 is not allowed");
        assertProblems(
                "- a\n",
                "1:1: expected settings such as \"web:\", found a list (a text that begins with [ needs " + "quotes)");
        assertProblems("web: {}\n---\nlog: {}\n", "3:1: a second document: expected only one in a file");
        assertProblems("web: !!map {}\n", "1:6: tags such as !!str are not used here");
        assertProblems("web: &a {b: *a}\n", "1:13: the alias refers to itself or to nothing before it");
        assertProblems("[".repeat(200_000), "1:22: nested more than 20 levels deep");
        assertProblems("? ? a\n", "1:3: expected a key, found a list or a mapping");
    }

    @Test
    void followsAliasesButNotABomb() throws IOException {
        Settings settings = read("scrape: {timeout: &t 3s}\nlibvirt: {connect-timeout: *t}\n");
        assertThat(settings.of(LibvirtSettings.CONNECT_TIMEOUT)).isEqualTo(Duration.ofSeconds(3));

        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("a%d: &a%d [%s*a%d]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9), i - 1));
        }
        assertProblems(bomb.toString(), "4:55: more than 10000 values, aliases counted as what they stand for");
    }

    @Test
    void saysWhatIsWrongWithTheFileItself() throws IOException {
        Path file = directory.resolve("c.yml");
        assertThatThrownBy(() -> load(file)).hasMessage("flag --config.file: no such file: " + file);
        assertThatThrownBy(() -> load(directory)).hasMessageContaining("flag --config.file: cannot read " + directory);
        Files.write(file, new byte[] {'a', ':', '\n', ' ', (byte) 0xff});
        assertThatThrownBy(() -> load(file)).hasMessage(file + ":2:2: not UTF-8 from here on");
        Files.writeString(file, "#".repeat((1 << 20) + 1));
        assertThatThrownBy(() -> load(file)).hasMessage(file + ": larger than 1 MiB, which no configuration needs");
        Files.writeString(file, "");
        assertThat(load(file).toString()).isEqualTo("config.file=" + file + " (flag --config.file)\n");
    }

    private void assertProblems(String yaml, String... expected) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOfSatisfying(ConfigException.class, e -> {
            String file = directory.resolve("c.yml") + ":";
            List<String> problems =
                    e.getMessage().lines().map(line -> line.replace(file, "")).toList();
            assertThat(problems).containsExactly(expected);
        });
    }

    private Settings read(String yaml) throws IOException {
        Path file = directory.resolve("c.yml");
        Files.writeString(file, yaml);
        return load(file);
    }

    private static Settings load(Path file) {
        return new Sources(new Problems())
                .flag(ConfigSettings.FILE, "--config.file", file.toString())
                .read();
    }
}
