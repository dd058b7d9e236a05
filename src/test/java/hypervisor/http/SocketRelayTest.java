package hypervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Relays between real sockets: a client's, and those of a server that the test plays itself.
@Timeout(120)
class SocketRelayTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final WriteLimit writeLimit = new WriteLimit(Duration.ofSeconds(1));
    private ServerSocketChannel listening;
    private ServerSocket server;
    private SocketRelay relay;

    @BeforeEach
    void start() throws IOException {
        listening = ServerSocketChannel.open().bind(new InetSocketAddress(HERE, 0));
        server = new ServerSocket(0, 5, HERE);
        relay = SocketRelay.start(listening, (InetSocketAddress) server.getLocalSocketAddress(), writeLimit);
    }

    @AfterEach
    void stop() throws IOException {
        relay.close();
        server.close();
        listening.close();
        writeLimit.close();
    }

    private Socket connect() throws IOException {
        var address = (InetSocketAddress) listening.getLocalAddress();
        var socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(60_000);
        return socket;
    }

    @Test
    void bytesGoBothWaysAndEitherSideMayEndFirst() throws Exception {
        byte[] much = new byte[1 << 20];
        new Random(1).nextBytes(much);
        try (Socket client = connect();
                Socket accepted = server.accept()) {
            client.getOutputStream().write("question".getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();
            assertThat(new String(accepted.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("question");
            Thread writer = Thread.ofVirtual().start(() -> {
                try {
                    accepted.getOutputStream().write(much);
                    accepted.shutdownOutput();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(much);
            writer.join();
        }
    }

    @Test
    void whoIsBehindAConnectionIsKnownWhileItLasts() throws IOException {
        try (Socket client = connect();
                Socket accepted = server.accept()) {
            client.getOutputStream().write('x');
            assertThat(accepted.getInputStream().read()).isEqualTo('x');
            assertThat(relay.origin((InetSocketAddress) accepted.getRemoteSocketAddress()))
                    .isEqualTo(HERE);
            assertThat(relay.origin(new InetSocketAddress(HERE, client.getLocalPort())))
                    .as("the client's own port is another")
                    .isNull();
        }
    }

    @Test
    void aConnectionThatTheServerEndsIsEndedEvenIfTheClientSaysNothing() throws IOException {
        try (Socket client = connect()) {
            server.accept().close();

            assertThat(client.getInputStream().read()).isNegative();
        }
    }

    @Test
    void theServerNoticesThatTheClientIsGone() throws IOException {
        Socket client = connect();
        try (Socket accepted = server.accept()) {
            client.setSoLinger(true, 0); // a reset
            client.close();

            accepted.setSoTimeout(60_000);
            assertThat(ends(accepted)).isTrue();
        }
    }

    @Test
    void aClientThatDoesNotTakeItsAnswerIsCutOff() throws IOException {
        try (Socket client = connect();
                Socket accepted = server.accept()) {
            assertThat(client.isConnected()).isTrue();
            accepted.setSoTimeout(60_000);
            byte[] much = new byte[1 << 20];
            boolean cut = false;
            for (int i = 0; i < 1_000 && !cut; i++) {
                try {
                    accepted.getOutputStream().write(much);
                } catch (IOException _) {
                    cut = true;
                }
            }
            assertThat(cut).isTrue();
        }
    }

    private static boolean ends(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException _) {
            return true;
        }
    }
}
