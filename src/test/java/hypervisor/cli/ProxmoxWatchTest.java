package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.config.ProxmoxSettings;
import hypervisor.config.Settings;
import hypervisor.demo.proxmox.Logins;
import hypervisor.demo.proxmox.ProxmoxStandIn;
import hypervisor.demo.proxmox.RecordedCluster;
import hypervisor.http.Watched;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ProxmoxWatchTest {
    @TempDir
    Path folder;

    private ProxmoxStandIn cluster;
    private Path secret;
    private String printed = "";

    @BeforeEach
    void start() throws IOException {
        cluster = ProxmoxStandIn.start(new RecordedCluster("9.2"), 2);
        cluster.faults().loginDelay(Duration.ZERO);
        secret = Files.writeString(folder.resolve("secret"), Logins.SECRET + "\n");
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void saysHowToWatchACluster() {
        Watched elsewhere =
                ProxmoxWatch.of(Settings.standard(), folder.resolve("none")).found();
        Watched onANode = ProxmoxWatch.of(Settings.standard(), folder).found();

        assertThat(elsewhere.found()).isFalse();
        assertThat(elsewhere.hint()).isEqualTo("set proxmox.endpoints");
        assertThat(onANode.why()).contains("this machine is a Proxmox VE node");
        assertThat(onANode.hint())
                .contains(
                        "pveum user token add exporter@pve metrics --privsep 1",
                        "pveum acl modify / --tokens 'exporter@pve!metrics' --roles PVEAuditor");
    }

    @Test
    void tellsThatCertificatesAreNotChecked() {
        try (var watch = ProxmoxWatch.of(settings(Logins.TOKEN_ID, "--proxmox.insecure"))) {
            assertThat(watch.found().found()).isTrue();
            assertThat(watch.found().why()).isEqualTo("insecure: certificates are not checked");
            assertThat(watch.found().hint()).contains("proxmox.fingerprints");
        }
    }

    @Test
    void checksEndpointByEndpointAndCollectorByCollector() {
        assertThat(check(settings(Logins.TOKEN_ID, pinned()))).isEqualTo(ExitCode.OK);

        assertThat(printed)
                .contains(
                        "found    proxmox: " + String.join(", ", cluster.endpoints()),
                        "ok       " + cluster.endpoints().getLast()
                                + ": Proxmox VE 9.2.11, its certificate's fingerprint",
                        "ok       proxmox_resources\n",
                        "all collectors work\n")
                .doesNotContain(Logins.SECRET, "pveum");
    }

    @Test
    void checksWhatATokenMayNotReadAndSaysWhatGrantsIt() {
        assertThat(check(settings(Logins.LIMITED_TOKEN_ID, pinned()))).isEqualTo(ExitCode.FAILURE);

        assertThat(printed).contains("missing  Sys.Audit on /nodes, for ", """
                                     pveum user add limited@pve
                                     pveum user token add limited@pve mon --privsep 1
                                     pveum acl modify / --users limited@pve --roles PVEAuditor
                                     pveum acl modify / --tokens 'limited@pve!mon' --roles PVEAuditor
                        """).doesNotContain(Logins.SECRET);
    }

    @Test
    void saysWhatGrantsWhatAnAuditorLacksWhereItIsWanted() {
        assertThat(check(settings(Logins.TOKEN_ID, pinned(), "--collector.proxmox_update")))
                .isEqualTo(ExitCode.FAILURE);

        assertThat(printed).contains("missing  Sys.Modify on /nodes, for proxmox_update", """
                                     pveum role add ExporterMore --privs Sys.Modify
                                     pveum acl modify / --users exporter@pve --roles ExporterMore
                                     pveum acl modify / --tokens 'exporter@pve!mon' --roles ExporterMore
                        """);
    }

    @Test
    void checksThatTheSecretIsRight() throws IOException {
        Files.writeString(secret, "hunter2");

        assertThat(check(settings(Logins.TOKEN_ID, pinned()))).isEqualTo(ExitCode.FAILURE);

        assertThat(printed)
                .contains("failed   " + cluster.endpoints().getFirst(), "pveum user token add exporter@pve mon")
                .doesNotContain("hunter2");
    }

    @Test
    void tellsNodeByNodeWhatIsMissing() {
        cluster.lose("pve2");

        assertThat(check(settings(Logins.TOKEN_ID, pinned()))).isEqualTo(ExitCode.FAILURE);

        assertThat(printed)
                .contains("failed   " + cluster.endpoints().getLast(), "partly   proxmox_node\n         pve2: ")
                .contains("ok       " + cluster.endpoints().getFirst());
    }

    private ExitCode check(Settings settings) {
        var out = new ByteArrayOutputStream();
        ExitCode code = Checking.print(settings, new PrintStream(out, true, StandardCharsets.UTF_8));
        printed = out.toString(StandardCharsets.UTF_8);
        return code;
    }

    private String pinned() {
        return "--proxmox.fingerprints=" + String.join(",", cluster.fingerprints());
    }

    /// Of the cluster alone: what this machine's libvirt has to say does not matter here.
    private Settings settings(String token, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "--proxmox.endpoints=" + String.join(",", cluster.endpoints()),
                "--proxmox.token-id=" + token,
                "--proxmox.token-file=" + secret,
                "--scrape.timeout=60s"));
        words.addAll(List.of(more));
        Settings settings = ((Command.Serve) Arguments.parse(words, Map.of())).settings();
        assertThat(settings.of(ProxmoxSettings.ENDPOINTS)).hasSize(2);
        return settings;
    }
}
