package hypervisor.real;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.demo.Demo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The program as its user meets it: arguments in, lines and exit codes out.
class ProgramTest {
    private static final String ANY_PORT = "--web.listen-address=127.0.0.1:0";
    private static final int LIST_ALL_DOMAINS = 273;

    @TempDir
    Path folder;

    private int runs;

    @Test
    void answersTheScrapeUnderWayBeforeItEnds() throws Exception {
        try (Demo daemon = Demo.start();
                ExporterProcess exporter = start(ANY_PORT, "--libvirt.uri=" + daemon.libvirtUri())) {
            assertThat(exporter.get("/metrics")).contains("hypervisor_up{source=\"libvirt\"} 1");
            daemon.libvirt().faults().slow(Duration.ofSeconds(1));
            long before = daemon.libvirt().calls().count(LIST_ALL_DOMAINS);
            String address = exporter.address();
            CompletableFuture<HttpResponse<String>> scrape = CompletableFuture.supplyAsync(
                    () -> ExporterProcess.get(address, "/metrics", Map.of("X-Prometheus-Scrape-Timeout-Seconds", "3")));
            Commands.waitUntil(
                    "the scrape is under way",
                    Duration.ofSeconds(30),
                    () -> daemon.libvirt().calls().count(LIST_ALL_DOMAINS) > before);

            exporter.terminate();

            assertThat(scrape.get(60, TimeUnit.SECONDS).body()).contains("hypervisor_up{source=\"libvirt\"}");
            assertThat(exporter.exitCode()).isZero();
            assertQuiet(exporter);
        }
    }

    @Test
    void saysInOneLineThatThePortIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                ExporterProcess exporter = start("--web.listen-address=127.0.0.1:" + taken.getLocalPort())) {
            assertThat(exporter.exitCode()).isEqualTo(3);
            assertThat(exporter.err().lines()).singleElement().asString().contains("address already in use");
            assertThat(exporter.out()).isEmpty();
        }
    }

    @Test
    void pointsAtTheMistakeInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.yaml"), "web:\n  listen-addres: ':1'\n");

        try (ExporterProcess exporter = start("--config.file=" + file)) {
            assertThat(exporter.exitCode()).isEqualTo(2);
            assertThat(exporter.err()).contains(file + ":2:3: ", "did you mean web.listen-address?");
            assertQuiet(exporter);
        }
        Files.writeString(file, "web: [\n");
        try (ExporterProcess exporter = start("--config.file=" + file)) {
            assertThat(exporter.exitCode()).isEqualTo(2);
            assertThat(exporter.err()).containsPattern("wrong\\.yaml:\\d+:\\d+: not YAML");
            assertQuiet(exporter);
        }
    }

    @Test
    void printsOneScrape() throws IOException {
        try (Demo daemon = Demo.start();
                ExporterProcess exporter = start("once", "--libvirt.uri=" + daemon.libvirtUri())) {
            assertThat(exporter.exitCode()).as(exporter.err()).isZero();
            assertThat(exporter.out()).contains("hypervisor_up{source=\"libvirt\"} 1", "hypervisor_guest_vcpus{id=");
            assertQuiet(exporter);
        }
    }

    @Test
    void printsWhatThereIsWhereTheDaemonIsDead() {
        try (ExporterProcess exporter = start("once", "--libvirt.uri=" + missing())) {
            assertThat(exporter.exitCode()).isEqualTo(1);
            assertThat(exporter.out()).contains("hypervisor_up{source=\"libvirt\"} 0", "process_cpu");
            assertThat(exporter.err().lines()).singleElement().asString().contains("nobody.sock", "start libvirtd");
            assertQuiet(exporter);
        }
    }

    @Test
    void checksWhatItWouldWatch() throws IOException {
        try (Demo daemon = Demo.start();
                ExporterProcess exporter = start("check", "--libvirt.uri=" + daemon.libvirtUri())) {
            assertThat(exporter.exitCode()).as("%s", exporter.err()).isZero();
            assertThat(exporter.out()).contains("all collectors work");
            assertQuiet(exporter);
        }
        try (ExporterProcess exporter = start("check", "--libvirt.uri=" + missing())) {
            assertThat(exporter.exitCode()).isEqualTo(1);
            assertThat(exporter.out()).contains("failed", "nobody.sock", "start libvirtd");
            assertQuiet(exporter);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--help, 0, Usage",
        "--version, 0, hypervisor-exporter ",
        "metrics, 0, libvirt_domain_info_virtual_cpus",
        "metrics --dialect=libvirt_nova_exporter, 0, libvirt_nova_instance",
        "as libvirt_exporter --help, 0, libvirt.export-nova-metadata",
        "--config.check, 0, valid",
        "--bogus, 2, --bogus: unknown",
        "servee, 2, serve",
        "--libvirt.uri=nonsense, 2, column 1",
        "--web.max-requests=many, 2, web.max-requests",
        "once --dialect=nobody, 2, nobody",
        "as nobody, 2, libvirt_nova_exporter",
        "as proxmox-exporter --help, 0, PROXMOX_EXPORTER_PROXMOX_TOKEN",
        "as pve-exporter -h, 0, PVE_TOKEN_SECRET",
        "as pve-exporter -version, 0, hypervisor-exporter ",
        "as proxmox-exporter, 2, needs --proxmox-token-id",
        "as proxmox-exporter --proxmox-endpoints=pve1 --proxmox-token-id=a@pve!b, 2, lacks the secret",
        "as pve-exporter -selfupdate, 2, does not replace itself",
        "as pve-exporter, 2, PVE_TOKEN_ID",
        "--proxmox.endpoints=pve1, 2, nothing says who asks",
    })
    void saysWhatWasAsked(String arguments, int code, String said) {
        try (ExporterProcess exporter = start(arguments.split(" "))) {
            assertThat(exporter.exitCode()).as("%s", exporter.err()).isEqualTo(code);
            assertThat(code == 0 ? exporter.out() : exporter.err()).contains(said);
            assertThat(code == 0 ? exporter.err() : exporter.out()).isEmpty();
            assertQuiet(exporter);
        }
    }

    @Test
    void demonstrationLeavesNothingBehind() {
        try (ExporterProcess exporter = start("demo", ANY_PORT)) {
            assertThat(exporter.get("/")).contains("libvirt");
            assertThat(exporter.get("/metrics"))
                    .contains("hypervisor_up{source=\"libvirt\"} 1", "hypervisor_proxmox_tls_verified 1");
            assertThat(exporter.get("/metrics/pve-exporter")).contains("pve_node_up{node=\"pve1\"} 1");
            assertThat(exporter.get("/metrics/proxmox-exporter")).contains("proxmox_node_up{");
            assertThat(exporter.leftBehind()).isNotEmpty();

            endsCleanly(exporter);

            assertThat(exporter.leftBehind()).isEmpty();
        }
    }

    @Test
    void readsItsConfigurationAnewOnSighup() throws IOException {
        Path file = Files.writeString(folder.resolve("x.yml"), "web.telemetry-path: /one\n");
        try (Demo daemon = Demo.start();
                ExporterProcess exporter =
                        start("--config.file=" + file, ANY_PORT, "--libvirt.uri=" + daemon.libvirtUri())) {
            assertThat(exporter.get("/one"))
                    .contains("hypervisor_up{source=\"libvirt\"} 1", "_last_reload_successful 1");

            Files.writeString(file, "web.telemetry-path: /two\nlog.format: json\n");
            exporter.hangUp();
            waitForLog(
                    exporter, "\"msg\":\"the configuration was read anew, changed: web.telemetry-path, log.format\"");
            assertThat(exporter.get("/two"))
                    .contains("hypervisor_up{source=\"libvirt\"} 1", "_last_reload_successful 1");

            Files.writeString(file, "web.telemetry-pat: /three\nlog.level: loud\n");
            exporter.hangUp();
            waitForLog(exporter, "did you mean web.telemetry-path?");
            waitForLog(exporter, "x.yml:2:12: log.level: expected");
            assertThat(exporter.get("/two"))
                    .contains("hypervisor_up{source=\"libvirt\"} 1", "_last_reload_successful 0");

            endsCleanly(exporter);
        }
    }

    @Test
    void sighupDoesNotEndAProgramThatHasNoFile() {
        try (ExporterProcess exporter = start("demo", ANY_PORT)) {
            exporter.address();
            exporter.hangUp();
            waitForLog(exporter, "the configuration was read anew, nothing changed");
            assertThat(exporter.get("/metrics")).contains("hypervisor_up{source=\"libvirt\"} 1");
            endsCleanly(exporter);
        }
    }

    private static void waitForLog(ExporterProcess exporter, String text) {
        Commands.waitUntil(
                "it says " + text, Duration.ofSeconds(60), () -> exporter.err().contains(text));
    }

    static void endsCleanly(ExporterProcess exporter) {
        exporter.terminate();
        assertThat(exporter.exitCode()).as("%s", exporter.err()).isZero();
        assertThat(exporter.err()).doesNotContain(" ended: ");
        assertQuiet(exporter);
    }

    private static void assertQuiet(ExporterProcess exporter) {
        assertThat(exporter.err() + exporter.out()).doesNotContain("\tat ", "Exception in thread");
    }

    private String missing() {
        return "qemu+unix:///system?socket=" + folder.resolve("nobody.sock");
    }

    private ExporterProcess start(String... arguments) {
        runs++;
        return ExporterProcess.start(folder.resolve("run" + runs), arguments);
    }
}
