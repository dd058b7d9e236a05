package hypervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import hypervisor.scrape.Scraper;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.host.Connection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class DiscoveryPageTest {
    private static final Connection CONNECTION =
            new Connection("qemu:///system", "QEMU", "10.0.0", "11.0.0", "host1.example", true, 0, 1, 1, 0);
    private static final String NODES = "/sd?of=nodes";

    private volatile Supplier<Reading<Connection>> daemon = () -> Reading.of(CONNECTION);

    @Test
    void aListIsJsonAndTheSameForTheSameState() throws Exception {
        try (var served = new ServedDaemon()) {
            Probe.Reply reply = served.get(NODES);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-Type")).isEqualTo("application/json");
            assertThat(reply.text()).startsWith("[\n{\"targets\":[\"host1.example:9100\"],\"labels\":{");
            assertThat(served.get(NODES).text()).isEqualTo(reply.text());
            assertThat(Probe.request(served.server.addresses().getFirst(), "HEAD", NODES)
                            .status())
                    .isEqualTo(200);
            var packed = served.get(NODES, "Accept-Encoding: gzip");
            assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
            byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
            assertThat(new String(unpacked, StandardCharsets.UTF_8)).isEqualTo(reply.text());
        }
    }

    @Test
    void whatFailsOrIsNoLongerThereLeavesTheListBeforeInForce() throws Exception {
        try (var served = new ServedDaemon()) {
            daemon = () -> Reading.absent("no libvirt daemon on this machine");
            assertThat(served.get(NODES).text()).contains("nothing is watched that has any");
            daemon = () -> Reading.of(CONNECTION);
            assertThat(served.get(NODES).status()).isEqualTo(200);

            daemon = () -> Reading.absent("no libvirt daemon on this machine");
            Probe.Reply gone = served.get(NODES);
            daemon = () -> Reading.failed(new IOException("connection refused"));
            Probe.Reply failed = served.get(NODES);

            assertThat(gone.status()).isEqualTo(503);
            assertThat(gone.header("Retry-After")).isEqualTo("30");
            assertThat(gone.text())
                    .isEqualTo("no list of targets, so that the one before stays: "
                            + "libvirt_connection: no libvirt daemon on this machine\n");
            assertThat(failed.status()).isEqualTo(503);
            assertThat(failed.text()).contains("libvirt_connection: ", "connection refused");
        }
    }

    @Test
    void aWrongRequestIsToldWhatIsWrong() throws Exception {
        try (var served = new ServedDaemon()) {
            assertThat(served.get("/sd?of=node").status()).isEqualTo(400);
            assertThat(served.get("/sd?tags=x").text()).contains("no parameter is named \"tags\"");
        }
    }

    @Test
    void withoutModulesThereAreNoTargets() throws Exception {
        try (var served = new ServedDaemon()) {
            assertThat(served.get("/sd?of=targets").text()).isEqualTo("[\n]\n");
        }
    }

    /// An exporter of a daemon that says who it is, and nothing more.
    private final class ServedDaemon implements AutoCloseable {
        final ExporterServer server = ExporterServer.listen(Exporter.OPTIONS);
        private final Scraper scraper = new Scraper(List.of(new Collector<Connection>() {
            @Override
            public String name() {
                return "libvirt_connection";
            }

            @Override
            public String source() {
                return "libvirt";
            }

            @Override
            public Fact<Connection> fact() {
                return LibvirtFacts.CONNECTION;
            }

            @Override
            public Duration keptFor() {
                return Duration.ZERO;
            }

            @Override
            public Reading<Connection> collect(Deadline deadline) {
                return daemon.get();
            }
        }));

        ServedDaemon() throws ListenException {
            server.serve(new Served(scraper, List.of(Exporter.words("words", List.of())), List::of, Exporter.BUILD));
        }

        Probe.Reply get(String path, String... headers) throws IOException {
            return Probe.get(server.addresses().getFirst(), path, headers);
        }

        @Override
        public void close() {
            server.close(Duration.ZERO);
            scraper.close();
        }
    }
}
