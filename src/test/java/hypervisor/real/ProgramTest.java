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
            assertThat(exporter.get("/metrics")).contains("libvirt_up 1");
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
            assertThat(exporter.out()).contains("libvirt_up 1", "libvirt_domain_info_virtual_cpus{domain=");
            assertQuiet(exporter);
        }
    }

    @Test
    void printsWhatThereIsWhereTheDaemonIsDead() {
        try (ExporterProcess exporter = start("once", "--libvirt.uri=" + missing())) {
            assertThat(exporter.exitCode()).isEqualTo(1);
            assertThat(exporter.out()).contains("libvirt_up 0", "hypervisor_up{source=\"libvirt\"} 0", "process_cpu");
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
    void standsInForLibvirtExporter() throws IOException {
        try (Demo daemon = Demo.start();
                ExporterProcess exporter = start(
                        "as",
                        "libvirt_exporter",
                        "--libvirt.uri",
                        daemon.libvirtUri(),
                        ANY_PORT,
                        "--web.telemetry-path=/its/metrics",
                        "--labels=upstream")) {
            assertThat(exporter.get("/its/metrics")).containsPattern("libvirt_domain_info_virtual_cpus\\{.*uuid=");
            endsCleanly(exporter);
        }
    }

    @Test
    void standsInForLibvirtNovaExporter() throws IOException {
        int port = Prometheus.freePort();
        try (Demo daemon = Demo.start();
                ExporterProcess exporter = start(
                        "as",
                        "libvirt_nova_exporter",
                        "-uri",
                        daemon.libvirtUri(),
                        "--port",
                        String.valueOf(port),
                        "--path=/nova",
                        "--log",
                        folder.resolve("nova.log").toString())) {
            exporter.address();
            assertThat(ExporterProcess.get("127.0.0.1:" + port, "/nova", Map.of())
                            .body())
                    .contains("libvirt_nova_instance_vcpu_count{");
            endsCleanly(exporter);
        }
    }

    @Test
    void demonstrationLeavesNothingBehind() {
        try (ExporterProcess exporter = start("demo", ANY_PORT)) {
            assertThat(exporter.get("/")).contains("libvirt");
            assertThat(exporter.get("/metrics")).contains("libvirt_up 1");
            assertThat(exporter.leftBehind()).isNotEmpty();

            endsCleanly(exporter);

            assertThat(exporter.leftBehind()).isEmpty();
        }
    }

    private static void endsCleanly(ExporterProcess exporter) {
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
