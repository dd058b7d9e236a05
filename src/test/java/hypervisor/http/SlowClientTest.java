package hypervisor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Clients that keep the exporter waiting are cut off, and cost nobody else anything.
class SlowClientTest {
    private static Process server;
    private static InetSocketAddress address;

    @BeforeAll
    static void start() throws IOException {
        server = SlowClientServer.start();
        address = SlowClientServer.address(server);
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        server.getOutputStream().close();
        server.waitFor();
    }

    @Test
    void oneThatDoesNotReadIsCutOff() throws Exception {
        try (var lazy = new Probe(address)) {
            lazy.send("GET /metrics HTTP/1.1\r\nHost: test\r\n\r\n");
            lazy.awaitStart(); // from now on it holds the only place there is
            awaitStatus(200);

            assertThatThrownBy(() -> lazy.reply(false))
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching("cut off after \\d+ of \\d{8} bytes|Connection reset");
        }
    }

    @Test
    void oneThatReadsGetsItAll() throws Exception {
        awaitStatus(200);
        var reply = Probe.get(address, "/metrics/words");

        assertThat(reply.latin1().length()).isGreaterThan(SlowClientServer.WORDS * SlowClientServer.WORD_LENGTH);
        assertThat(reply.latin1()).endsWith("\n");
    }

    @Test
    void halfARequestIsCutOff() throws IOException {
        List<String> halves = List.of(
                "", "G", "GET /metrics HTTP/1.1\r\nHost: te", "POST /metrics HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc");
        List<Probe> probes = new ArrayList<>();
        for (String half : halves) {
            var probe = new Probe(address);
            probes.add(probe);
            probe.send(half);
        }
        for (Probe probe : probes) {
            probe.awaitEnd(); // or it throws after 30 seconds
            probe.close();
        }
    }

    /// Retries, since the place is free only after the one before has been told its last byte.
    private static void awaitStatus(int status) throws Exception {
        for (int i = 0; i < 600; i++) {
            if (Probe.get(address, "/metrics").status() == status) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("never answered " + status);
    }
}
