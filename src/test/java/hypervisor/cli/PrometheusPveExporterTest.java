package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.config.CollectorSettings;
import hypervisor.config.Module;
import hypervisor.config.ModuleSettings;
import hypervisor.config.PrometheusPveExporterSettings;
import hypervisor.config.ProxmoxSettings;
import hypervisor.config.Settings;
import hypervisor.dialect.Dialect;
import hypervisor.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusPveExporterTest {
    private static final String USUAL = """
            default:
                user: exporter@pve
                token_name: "mon"
                token_value: "hunter2"
                verify_ssl: false
            """;

    @TempDir
    Path directory;

    @Test
    void readsItsFile() throws IOException {
        Settings settings = as(Map.of(), "--config.file=" + file(USUAL + """
                other:
                    user: root@pam
                    password: hunter3
                    port: 8443
                    timeout: 12.5
                    targets: [pve1.example.net, "*.lab", "10.1.0.0/24", "2001:db8::1", "[2001:db8::2]:9"]
                """));

        assertThat(settings.toString().replace(directory.toString(), "")).isEqualTo("""
                web.listen-address=:9221 (default of prometheus-pve-exporter)
                dialect=prometheus-pve-exporter (as prometheus-pve-exporter)
                collector.proxmox_config=true (as prometheus-pve-exporter)
                modules.default.targets=localhost (/pve.yml:1:1)
                modules.default.dialect=prometheus-pve-exporter (as prometheus-pve-exporter)
                modules.default.proxmox.token-id=exporter@pve!mon (/pve.yml:3:17)
                modules.default.proxmox.token-secret=(secret) (/pve.yml:4:18)
                modules.default.proxmox.insecure=true (/pve.yml:5:17)
                modules.default.proxmox.local-configs=true (as prometheus-pve-exporter)
                modules.other.targets=localhost:8443,pve1.example.net:8443,*.lab:8443,10.1.0.0/24:8443,\
                [2001:db8:0:0:0:0:0:1]:8443,[2001:db8:0:0:0:0:0:2]:9 (/pve.yml:11:14)
                modules.other.dialect=prometheus-pve-exporter (as prometheus-pve-exporter)
                modules.other.proxmox.username=root@pam (/pve.yml:7:11)
                modules.other.proxmox.password=(secret) (/pve.yml:8:15)
                modules.other.proxmox.request-timeout=12s500ms (/pve.yml:10:14)
                modules.other.proxmox.local-configs=true (as prometheus-pve-exporter)
                """);
    }

    @Test
    void theEnvironmentTakesThePlaceOfItsFile() throws IOException {
        Settings settings = as(
                Map.of(
                        "PVE_USER", "env@pve",
                        "PVE_TOKEN_NAME", "mon",
                        "PVE_TOKEN_VALUE", "hunter2",
                        "PVE_VERIFY_SSL", "False",
                        "PVE_MODULE", "lab",
                        "PVE_TARGETS", "pve1,pve2"),
                "--config.file=" + file("this is: [no file of modules"));

        Module module = only(settings);
        assertThat(module.name()).isEqualTo("lab");
        assertThat(module.settings().of(ProxmoxSettings.TOKEN_ID)).isEqualTo("env@pve!mon");
        assertThat(module.settings().of(ProxmoxSettings.INSECURE)).isTrue();
        assertThat(module.settings().of(ModuleSettings.TARGETS))
                .extracting(Object::toString)
                .containsExactly("localhost", "pve1", "pve2");
    }

    @Test
    void certificatesAreCheckedUnlessItSaysOtherwise() throws IOException {
        Path authority = Files.writeString(directory.resolve("authority.pem"), "");

        Settings verified = only(as(Map.of(), "--config.file=" + file(USUAL.replace("false", "true"))))
                .settings();
        Settings ofAuthority = only(as(Map.of(), "--config.file=" + file(USUAL.replace("false", authority.toString()))))
                .settings();
        Settings ours = only(as(
                        Map.of(),
                        "--config.file=" + file(USUAL),
                        "--proxmox.ca-file=" + authority,
                        "--proxmox.request-timeout=3s"))
                .settings();

        assertThat(verified.of(ProxmoxSettings.INSECURE)).isFalse();
        assertThat(verified.of(ProxmoxSettings.CA_FILE)).isEmpty();
        assertThat(ofAuthority.of(ProxmoxSettings.CA_FILE)).isEqualTo(authority.toString());
        assertThat(ours.of(ProxmoxSettings.INSECURE)).as("ours counts").isFalse();
        assertThat(ours.of(ProxmoxSettings.CA_FILE)).isEqualTo(authority.toString());
        assertThat(ours.of(ProxmoxSettings.REQUEST_TIMEOUT)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void whatItsClientHasAndOursLacksIsToldAndNoMore() throws IOException {
        Settings settings = as(
                Map.of(),
                "--config.file=" + file(USUAL + "    path_prefix: /pve1\n    otp: 123\n    backend: https\n"),
                "--collector.pve-api-metrics");

        assertThat(settings.of(PrometheusPveExporterSettings.WITHOUT_EFFECT))
                .contains("default.path_prefix", "default.otp", "--collector.pve-api-metrics")
                .doesNotContain("backend", "123");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|expected a mapping of modules",
                "default: text|:1:10: default: expected a mapping with user",
                "default: {user: [a]}|:1:17: default.user: expected a text",
                "default: {}|:1:1: default: lacks user",
                "default: {user: a@pve}|:1:1: default: nothing says who asks",
                "default: {user: a@pve, token_name: hunter2}|:1:1: default: nothing says who asks",
                "default: {user: hunter2, password: hunter2}|lacks the realm",
                "default: {user: a@pve, password: x, port: 0}|:1:43: default.port: expected a port",
                "default: {user: a@pve, password: x, timeout: soon}|:1:46: default.timeout: expected seconds",
                "default: {user: a@pve, password: x, targets: 127.1}|default.targets: \"127.1\"",
                "default: {user: a@pve, password: x, verify_ssl: /none}|cannot read /none",
                "default: {|not YAML",
            })
    void saysWhereItsFileIsWrong(String yaml, String said) throws IOException {
        Path file = file(yaml);

        assertThatThrownBy(() -> as(Map.of(), "--config.file=" + file))
                .hasMessageContaining(said)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void saysThatNothingSaysWhoAsks() {
        assertThatThrownBy(() -> as(Map.of(), "--config.file=/none"))
                .hasMessage("flag --config.file: no such file: /none");
        assertThatThrownBy(() -> as(Map.of("PVE_USER", "a@pve")))
                .hasMessage("environment variable PVE_USER: default: nothing says who asks: give token_name and "
                        + "token_value, or password");
    }

    @Test
    void itsCollectorsAreLeftOutByItsNamesForThem() throws IOException {
        Settings settings = as(
                Map.of(),
                "--config.file=" + file(USUAL),
                "--no-collector.config",
                "--no-collector.backup-info",
                "--no-collector.status");
        Dialect dialect = ChosenDialect.of(only(settings).settings());

        assertThat(dialect.metrics().map(Metric::name))
                .hasSize(34)
                .doesNotContain("pve_onboot_status", "pve_not_backed_up_total", "pve_not_backed_up_info", "pve_up");
        assertThat(dialect.facts()).extracting(Object::toString).doesNotContain("Proxmox VE guest configuration");
    }

    @Test
    void configurationsAreOnForTheNodeThatAnswersAndOffElsewhere() throws IOException {
        assertThat(CollectorSettings.isOn(
                        only(as(Map.of(), "--config.file=" + file(USUAL))).settings(), "proxmox_config"))
                .isTrue();
        assertThat(CollectorSettings.isOn(Settings.standard(), "proxmox_config"))
                .isFalse();
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("pve.yml"), yaml);
    }

    private static Module only(Settings settings) {
        assertThat(settings.modules()).hasSize(1);
        return settings.modules().getFirst();
    }

    private static Settings as(Map<String, String> environment, String... flags) {
        List<String> arguments = new ArrayList<>(List.of("as", "prometheus-pve-exporter"));
        arguments.addAll(List.of(flags));
        return ((Command.Replace) Arguments.parse(arguments, environment)).settings();
    }
}
