package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.config.CollectorSettings;
import hypervisor.config.LogSettings;
import hypervisor.config.ProxmoxSettings;
import hypervisor.config.Settings;
import hypervisor.config.WebSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxmoxExporterTest {
    private static final String TOKEN = "--proxmox-token=0a1b2c3d-hunter2";
    private static final String ID = "--proxmox-token-id=exporter@pve!mon";
    private static final String ENDPOINTS = "--proxmox-endpoints=https://pve1:8006/,pve2:8006/api2/json";

    @Test
    void hasTheDefaultsOfTheOriginal() {
        Settings settings = as(Map.of(), ENDPOINTS, ID, TOKEN);

        assertThat(settings.toString()).isEqualTo("""
                web.listen-address=0.0.0.0:8080 (default of proxmox-exporter)
                dialect=proxmox-exporter (as proxmox-exporter)
                proxmox.endpoints=https://pve1:8006,https://pve2:8006 (flag --proxmox-endpoints)
                proxmox.token-id=exporter@pve!mon (flag --proxmox-token-id)
                proxmox.token-secret=(secret) (flag --proxmox-token)
                collector.proxmox_disk=true (default of proxmox-exporter)
                collector.proxmox_snapshot=true (default of proxmox-exporter)
                """);
        assertThat(settings.of(ProxmoxSettings.TOKEN_SECRET).reveal()).isEqualTo("0a1b2c3d-hunter2");
        assertThat(settings.text(CollectorSettings.named("proxmox_disk").interval()))
                .isEqualTo("1h");
    }

    @Test
    void knowsItsFlags() {
        Settings settings = as(
                Map.of(),
                "--proxmox-endpoints",
                "pve1",
                "--proxmox-token-id",
                "a@pve!b",
                "--proxmox-token",
                "-hunter2",
                "--server-addr",
                "::1",
                "--server-port=9000",
                "--log-level=warning",
                "--proxmox-api-insecure",
                "--enable-snapshot-metrics=0",
                "--labels=upstream");

        assertThat(settings.text(WebSettings.LISTEN_ADDRESS)).isEqualTo("[::1]:9000");
        assertThat(settings.of(LogSettings.LEVEL)).isEqualTo("warn");
        assertThat(settings.of(ProxmoxSettings.INSECURE)).isTrue();
        assertThat(settings.of(ProxmoxSettings.TOKEN_SECRET).reveal()).isEqualTo("-hunter2");
        assertThat(CollectorSettings.isOn(settings, "proxmox_snapshot")).isFalse();
    }

    @Test
    void aFlagOverrulesTheEnvironment() {
        Map<String, String> environment = Map.of(
                "PROXMOX_EXPORTER_PROXMOX_ENDPOINTS", "https://pve9:8006",
                "PROXMOX_EXPORTER_PROXMOX_TOKEN_ID", "env@pve!mon",
                "PROXMOX_EXPORTER_PROXMOX_TOKEN", "hunter2",
                "PROXMOX_EXPORTER_PROXMOX_API_INSECURE", "True",
                "PROXMOX_EXPORTER_ENABLE_SNAPSHOT_METRICS", "false",
                "PROXMOX_EXPORTER_SERVER_PORT", "9001",
                "PROXMOX_EXPORTER_LOG_LEVEL", "nonsense",
                "PROXMOX_EXPORTER_UNKNOWN", "x",
                "PROXMOX_EXPORTER_SERVER_ADDR", "");
        Settings settings = as(environment, ID, "--proxmox-api-insecure=false");

        assertThat(settings.toString()).isEqualTo("""
                web.listen-address=0.0.0.0:9001 (environment variable PROXMOX_EXPORTER_SERVER_PORT)
                dialect=proxmox-exporter (as proxmox-exporter)
                log.level=info (environment variable PROXMOX_EXPORTER_LOG_LEVEL)
                proxmox.endpoints=https://pve9:8006 (environment variable PROXMOX_EXPORTER_PROXMOX_ENDPOINTS)
                proxmox.token-id=exporter@pve!mon (flag --proxmox-token-id)
                proxmox.token-secret=(secret) (environment variable PROXMOX_EXPORTER_PROXMOX_TOKEN)
                proxmox.insecure=false (flag --proxmox-api-insecure)
                collector.proxmox_disk=true (default of proxmox-exporter)
                collector.proxmox_snapshot=false (environment variable PROXMOX_EXPORTER_ENABLE_SNAPSHOT_METRICS)
                """);
    }

    @Test
    void itsEnvironmentIsNobodyElses() {
        var serve = (Command.Serve)
                Arguments.parse(List.of(), Map.of("PROXMOX_EXPORTER_PROXMOX_ENDPOINTS", "https://pve9:8006"));

        assertThat(serve.settings().of(ProxmoxSettings.ENDPOINTS)).isEmpty();
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> as(Map.of())).hasMessage("""
                        as proxmox-exporter: needs --proxmox-endpoints or PROXMOX_EXPORTER_PROXMOX_ENDPOINTS
                        as proxmox-exporter: needs --proxmox-token-id or PROXMOX_EXPORTER_PROXMOX_TOKEN_ID, and the \
                        token's secret in PROXMOX_EXPORTER_PROXMOX_TOKEN or in the file of --proxmox.token-file""");
        assertThatThrownBy(() -> as(Map.of(), ENDPOINTS, ID)).hasMessageContaining("lacks the secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-proxmox-token=hunter2",
                "--proxmox-tokn=hunter2",
                "--proxmox-token-id=a@pve!b=hunter2",
                "--proxmox-token-id=hunter2",
                "--server-port=many",
                "--proxmox-api-insecure=maybe",
                "--proxmox.token-secret=hunter2",
            })
    void itsTokenIsInNoMessage(String wrong) {
        assertThatThrownBy(() -> as(
                        Map.of("PROXMOX_EXPORTER_PROXMOX_TOKEN_ID", "hunter2"),
                        "--proxmox-endpoints=pve1",
                        "--proxmox-token=hunter2",
                        wrong))
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aCheckAndTheHelpShowNoToken() {
        var check = (Command.ConfigCheck)
                Arguments.parse(List.of("as", "proxmox-exporter", ENDPOINTS, ID, TOKEN, "--config.check"), Map.of());
        var help = (Command.Help) Arguments.parse(List.of("as", "proxmox-exporter", TOKEN, "-h"), Map.of());

        assertThat(check.settings().toString()).doesNotContain("hunter2");
        assertThat(check.toString()).doesNotContain("hunter2");
        assertThat(help.text())
                .doesNotContain("hunter2")
                .contains("--proxmox-token=SECRET", "PROXMOX_EXPORTER_SERVER_PORT", "Default: 8080");
    }

    private static Settings as(Map<String, String> environment, String... flags) {
        List<String> arguments = new ArrayList<>(List.of("as", "proxmox-exporter"));
        arguments.addAll(List.of(flags));
        return ((Command.Replace) Arguments.parse(arguments, environment)).settings();
    }
}
