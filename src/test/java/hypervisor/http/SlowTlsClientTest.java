package hypervisor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.real.Commands;
import hypervisor.real.TestAuthority;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients that keep the exporter waiting are cut off, encrypted or on the way to it.
class SlowTlsClientTest {
    /// Of a record of a handshake, which would have 512 bytes.
    private static final String HALF_A_HELLO = "\u0016\u0003\u0001\u0002\u0000\u0001";

    @TempDir
    static Path folder;

    private static Process server;
    private static InetSocketAddress address;
    private static TlsProbe client;

    @BeforeAll
    static void start() throws IOException {
        new TestAuthority(folder);
        Path file = Files.writeString(
                folder.resolve("web.yml"), "tls_server_config: {cert_file: servercert.pem, key_file: serverkey.pem}");
        server = SlowClientServer.start(file.toString());
        address = SlowClientServer.address(server);
        client = new TlsProbe(folder, "cacert.pem", null);
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        server.getOutputStream().close();
        server.waitFor();
    }

    @Test
    void oneThatDoesNotReadIsCutOff() throws IOException {
        try (var lazy = new Probe(client.connect(address))) {
            lazy.send("GET /metrics HTTP/1.1\r\nHost: test\r\n\r\n");
            lazy.awaitStart(); // from now on it holds the only place there is
            awaitPlace();

            assertThatThrownBy(() -> lazy.reply(false)).isInstanceOf(IOException.class);
        }
    }

    private static void awaitPlace() {
        Commands.waitUntil("its place is free", Duration.ofSeconds(60), () -> {
            try (var next = new Probe(client.connect(address))) {
                next.send("GET /metrics HTTP/1.1\r\nHost: test\r\n\r\n");
                return next.reply(true).status() == 200; // the head is enough
            }
        });
    }

    @Test
    void halfAHandshakeAndHalfARequestAreCutOff() throws IOException {
        try (var silent = new Probe(address);
                var half = new Probe(address);
                var unasked = new Probe(client.connect(address));
                var halfAsked = new Probe(client.connect(address))) {
            half.send(HALF_A_HELLO);
            unasked.send("");
            halfAsked.send("GET /metrics HTTP/1.1\r\nHost: te");
            for (Probe probe : new Probe[] {silent, half, unasked, halfAsked}) {
                assertThat(ends(probe)).isTrue();
            }
        }
    }

    private static boolean ends(Probe probe) throws IOException {
        try {
            probe.awaitEnd();
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException _) {
            // without a farewell
        }
        return true;
    }
}
