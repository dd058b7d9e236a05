package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.config.ProxmoxSettings;
import hypervisor.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PveExporterTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "PVE_HOST", "pve1.example.org",
            "PVE_TOKEN_ID", "exporter@pve!mon",
            "PVE_TOKEN_SECRET", "hunter2",
            "PVE_REALM", "pve");

    @TempDir
    Path directory;

    @Test
    void hasTheDefaultsOfTheOriginal() {
        assertThat(as(Map.of("PVE_PASSWORD", "hunter2")).toString()).isEqualTo("""
                web.listen-address=:9221 (default of pve-exporter)
                web.telemetry-path=/metrics (default of pve-exporter)
                dialect=pve-exporter (as pve-exporter)
                proxmox.endpoints=https://localhost:8006 (default of pve-exporter)
                proxmox.username=root@pam (default of pve-exporter)
                proxmox.password=(secret) (environment variable PVE_PASSWORD)
                proxmox.insecure=true (default of pve-exporter)
                proxmox.request-timeout=30s (default of pve-exporter)
                """);
    }

    @Test
    void readsItsEnvironment() {
        Map<String, String> environment = new java.util.HashMap<>(ENVIRONMENT);
        environment.put("PVE_INSECURE_SKIP_VERIFY", "no");
        environment.put("LISTEN_ADDRESS", "127.0.0.1:9999");
        environment.put("METRICS_PATH", "/m");
        environment.put("PVE_PASSWORD", "hunter2");

        assertThat(as(environment).toString()).isEqualTo("""
                web.listen-address=127.0.0.1:9999 (environment variable LISTEN_ADDRESS)
                web.telemetry-path=/m (environment variable METRICS_PATH)
                dialect=pve-exporter (as pve-exporter)
                proxmox.endpoints=https://pve1.example.org:8006 (environment variable PVE_HOST)
                proxmox.token-id=exporter@pve!mon (environment variable PVE_TOKEN_ID)
                proxmox.token-secret=(secret) (environment variable PVE_TOKEN_SECRET)
                proxmox.insecure=false (environment variable PVE_INSECURE_SKIP_VERIFY)
                proxmox.request-timeout=30s (default of pve-exporter)
                """);
    }

    @Test
    void itsFileOverrulesItsEnvironmentAndOurFlagsOverruleBoth() throws IOException {
        Path file = file("""
                proxmox:
                  host: 2001:db8::1
                  port: 8007
                  user: file@pve
                  password: ""
                  token_id: file@pve!mon
                  insecure_skip_verify: no
                  timeout: 500ms
                  unheard_of: [1, 2]
                zfs:
                  enabled: true
                server:
                  listen_address: ":1"
                  metrics_path: /file
                """);

        assertThat(as(ENVIRONMENT, "-config", file.toString(), "--web.listen-address=:2")
                        .toString()
                        .replace(file.toString(), "FILE"))
                .isEqualTo("""
                web.listen-address=:2 (flag --web.listen-address)
                web.telemetry-path=/file (FILE:14:17)
                dialect=pve-exporter (as pve-exporter)
                proxmox.endpoints=https://[2001:db8::1]:8007 (FILE:2:9)
                proxmox.token-id=file@pve!mon (FILE:6:13)
                proxmox.token-secret=(secret) (environment variable PVE_TOKEN_SECRET)
                proxmox.insecure=false (FILE:7:25)
                proxmox.request-timeout=30s (FILE:8:12)
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "proxmox: {port: many}, ':1:17: proxmox.port: expected a whole number'",
        "proxmox: {port: [1]}, ':1:17: proxmox.port: expected a whole number'",
        "proxmox: {timeout: soon}, ':1:20: proxmox.timeout: expected a time'",
        "server: {metrics_path: metrics}, ':1:24: server.metrics_path: expected a path'",
        "proxmox: 1, ':1:10: proxmox: expected the settings below it'",
        "proxmox: {host: https://pve1/}, ':1:17: proxmox.host: expected the name or address of a host'",
        "proxmox: {token_id: hunter2}, ':1:21: proxmox.token-id: expected'",
        "proxmox: {token_secret: [hunter2]}, ':1:25: proxmox.token_secret: expected a text'",
        "'proxmox: {', not YAML",
    })
    void saysWhereItsFileIsWrong(String yaml, String said) throws IOException {
        Path file = file(yaml.replace("\\n", "\n"));

        assertThatThrownBy(() -> as(ENVIRONMENT, "--config=" + file))
                .hasMessageContaining(said)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> as(Map.of()))
                .hasMessage("as pve-exporter: nothing says who asks: give PVE_TOKEN_ID and PVE_TOKEN_SECRET, "
                        + "or PVE_PASSWORD, or the same in the file of -config");
        assertThatThrownBy(() -> as(ENVIRONMENT, "-config=/none")).hasMessage("flag --config: no such file: /none");
        assertThatThrownBy(() -> as(ENVIRONMENT, "-selfupdate"))
                .hasMessage("flag --selfupdate: refused: this program does not replace itself, "
                        + "update it as it was installed");
    }

    @Test
    void ourOwnSettingsTakeThePlaceOfItsOwn() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "hunter3\n");
        Settings settings = as(
                Map.of("PVE_TOKEN_ID", "exporter@pve!mon", "PVE_PASSWORD", "hunter2"),
                "--proxmox.token-file=" + secret,
                "--proxmox.endpoints=pve1,pve2",
                "--proxmox.ca-file=" + secret);

        assertThat(settings.of(ProxmoxSettings.ENDPOINTS)).hasSize(2);
        assertThat(settings.of(ProxmoxSettings.TOKEN_ID)).isEqualTo("exporter@pve!mon");
        assertThat(settings.of(ProxmoxSettings.PASSWORD).isPresent()).isFalse();
        assertThat(settings.of(ProxmoxSettings.INSECURE)).isFalse();
    }

    @Test
    void answersWithItsVersion() {
        assertThat(Arguments.parse(List.of("as", "pve-exporter", "-version"), Map.of()))
                .isEqualTo(new Command.Version());
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("pve.yml"), yaml);
    }

    private static Settings as(Map<String, String> environment, String... flags) {
        List<String> arguments = new ArrayList<>(List.of("as", "pve-exporter"));
        arguments.addAll(List.of(flags));
        return ((Command.Replace) Arguments.parse(arguments, environment)).settings();
    }
}
