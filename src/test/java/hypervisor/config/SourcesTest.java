package hypervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    @TempDir
    Path directory;

    @Test
    void eachSourceOverrulesThoseBefore() throws IOException {
        Path file = directory.resolve("c.yml");
        Files.writeString(file, "web: {max-requests: 2, telemetry-path: /file}\nlog.level: warn\nlog.format: json\n");
        Settings settings = new Sources(new Problems())
                .preset(WebSettings.MAX_REQUESTS, 1, "default of x")
                .preset(LibvirtSettings.URI, "xen:///", "default of x")
                .environment(Map.of(
                        "HYPERVISOR_EXPORTER_CONFIG_FILE", file.toString(),
                        "HYPERVISOR_EXPORTER_WEB_MAX_REQUESTS", "3",
                        "HYPERVISOR_EXPORTER_LOG_LEVEL", "error",
                        "HYPERVISOR_EXPORTER_LOG_FORMAT", "",
                        "HYPERVISOR_EXPORTER_WEB_LISTEN_ADDRESS", ":1, [::1]:2"))
                .flag(WebSettings.MAX_REQUESTS, "--web.max-requests", "4")
                .read();

        assertThat(settings.toString()).isEqualTo("""
                config.file=%s (environment variable HYPERVISOR_EXPORTER_CONFIG_FILE)
                web.listen-address=:1,[::1]:2 (environment variable HYPERVISOR_EXPORTER_WEB_LISTEN_ADDRESS)
                web.telemetry-path=/file (%s:1:40)
                web.max-requests=4 (flag --web.max-requests)
                log.level=error (environment variable HYPERVISOR_EXPORTER_LOG_LEVEL)
                log.format=json (%s:3:13)
                libvirt.uri=xen:/// (default of x)
                """.formatted(file, file, file));
        assertThat(settings.isGiven(LibvirtSettings.URI)).isFalse();
        assertThat(settings.isGiven(LogSettings.FORMAT)).isTrue();
        assertThat(settings.origin(WebSettings.CLIENT_TIMEOUT)).isEqualTo("default");
    }

    @Test
    void aFlagForTheFileOverrulesItsVariable() throws IOException {
        Path file = directory.resolve("c.yml");
        Files.writeString(file, "log.level: debug\n");
        Settings settings = new Sources(new Problems())
                .environment(Map.of("HYPERVISOR_EXPORTER_CONFIG_FILE", "/nowhere"))
                .flag(ConfigSettings.FILE, "--config.file", file.toString())
                .read();

        assertThat(settings.of(LogSettings.LEVEL)).isEqualTo("debug");
    }

    @Test
    void tellsTheProblemsOfAllSourcesTogether() throws IOException {
        Path file = directory.resolve("c.yml");
        Files.writeString(file, "nonsense: 1\n");
        var sources = new Sources(new Problems())
                .environment(Map.of("HYPERVISOR_EXPORTER_LOG_LEVL", "x", "HYPERVISOR_EXPORTER_SCRAPE_TIMEOUT", "5"))
                .flag(ConfigSettings.FILE, "--config.file", file.toString())
                .flag(LibvirtSettings.METADATA, "--libvirt.metadata", "[{label: a}]");

        assertThatThrownBy(sources::read).hasMessage("""
                        environment variable HYPERVISOR_EXPORTER_LOG_LEVL: unknown: did you mean HYPERVISOR_EXPORTER_LOG_LEVEL?
                        %s:1:1: unknown setting nonsense
                        environment variable HYPERVISOR_EXPORTER_SCRAPE_TIMEOUT: "5" lacks a unit: write 5s for seconds; \
                        the units are ms, s, m, h and d
                        flag --libvirt.metadata: its text:1:2: rule[0]: lacks the key xpath""".formatted(file));
    }

    @Test
    void rulesCanBeWrittenInAFlagToo() {
        Settings settings = new Sources(new Problems())
                .flag(LibvirtSettings.METADATA, "--libvirt.metadata", "[{label: a, xpath: /a}]")
                .flag(LibvirtSettings.METADATA, "--libvirt.metadata", "[{label: b, xpath: /b}]")
                .read();

        assertThat(settings.of(LibvirtSettings.METADATA))
                .containsExactly(new MetadataRule("a", "/a", Map.of()), new MetadataRule("b", "/b", Map.of()));
    }

    @Test
    void collectorsFollowTheirSwitchTheirDefaultAndTheOneForAllDefaults() {
        Settings standard = Settings.standard();
        Settings bare = new Sources(new Problems())
                .flag(CollectorSettings.DISABLE_DEFAULTS, "--collector.disable-defaults", "true")
                .environment(Map.of("HYPERVISOR_EXPORTER_COLLECTOR_LIBVIRT_DOMAIN", "true"))
                .read();

        assertThat(CollectorSettings.isOn(standard, "libvirt_domain")).isTrue();
        assertThat(CollectorSettings.isOn(standard, "libvirt_lease")).isFalse();
        assertThat(CollectorSettings.isOn(bare, "libvirt_domain")).isTrue();
        assertThat(CollectorSettings.isOn(bare, "libvirt_node")).isFalse();
    }

    @Test
    void everySettingHasItsOwnNameVariableAndHelp() {
        Set<String> names = new HashSet<>();
        for (Setting<?> setting : AllSettings.ALL) {
            assertThat(names.add(setting.key())).as(setting.key()).isTrue();
            assertThat(names.add(setting.variable())).as(setting.variable()).isTrue();
            assertThat(setting.help()).endsWith(".");
            assertThat(setting.key()).matches("[a-z][a-z0-9_]*([.-][a-z0-9_]+)*");
        }
    }
}
