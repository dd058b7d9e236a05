package hypervisor.source.libvirt.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Both ends of a real socket are in the test's hands.
@Timeout(20)
class RpcConnectionTest {
    private static final Duration INTERVAL = Duration.ofMillis(40);

    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private ServerSocketChannel server;
    private SocketChannel peer;
    private InputStream in;
    private OutputStream out;
    private RpcConnection connection;

    @BeforeEach
    void connect(@TempDir Path directory) throws IOException {
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(directory.resolve("s")));
        UnixTransport transport = UnixTransport.connect(directory.resolve("s"), Deadline.in(Duration.ofSeconds(5)));
        peer = server.accept();
        in = Channels.newInputStream(peer);
        out = Channels.newOutputStream(peer);
        connection = new RpcConnection(transport, 2, INTERVAL, 3, new RpcConnection.Listener() {
            @Override
            public void message(Frame frame) {
                throw new IllegalStateException("a listener's mistake");
            }

            @Override
            public void ended(IOException cause) {
                ended.complete(cause.getMessage());
            }
        });
        connection.start();
    }

    @AfterEach
    void close() throws IOException {
        connection.close();
        peer.close();
        server.close();
    }

    @Test
    void aPingIsAnswered() throws Exception {
        send(Frame.keepAlive(Frame.PING));

        assertThat(Frame.read(in)).isEqualTo(Frame.keepAlive(Frame.PONG));
    }

    @Test
    void aSilentDaemonIsAskedAndLivesAsLongAsItAnswers() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(Frame.read(in)).isEqualTo(Frame.keepAlive(Frame.PING));
            send(Frame.keepAlive(Frame.PONG));
        }
        assertThat(connection.ended()).isNull();
    }

    @Test
    void aDaemonThatDoesNotAnswerIsGivenUp() throws Exception {
        assertThat(ended.get(5, TimeUnit.SECONDS))
                .isEqualTo("the daemon has been silent for too long, it does not answer keepalives");
        int pings = 0;
        while (Frame.read(in) != null) {
            pings++;
        }
        assertThat(pings).isEqualTo(3);
    }

    @Test
    void aDaemonThatMayNotBeReadingIsNotGivenUp() throws Exception {
        Exchange exchange = connection.send(344, new byte[0], Deadline.in(Duration.ZERO.plusSeconds(5)));
        Thread.sleep(INTERVAL.multipliedBy(8));

        assertThat(connection.ended()).isNull();
        assertThat(exchange.answer()).isNotDone();
        assertThat(Frame.read(in)).isEqualTo(Frame.call(344, 3, new byte[0]));
        send(new Frame(Frame.REMOTE, 344, Frame.REPLY, 3, Frame.OK, ByteBuffer.allocate(4)));
        assertThat(exchange.answer().get(5, TimeUnit.SECONDS).serial()).isEqualTo(3);
    }

    @Test
    void whatItDoesNotKnowIsSkipped() throws Exception {
        Exchange exchange = connection.send(66, new byte[0], Deadline.in(Duration.ofSeconds(5)));
        send(new Frame(0x20008087, 6, Frame.MESSAGE, 0, Frame.OK, ByteBuffer.allocate(8)));
        send(new Frame(Frame.REMOTE, 66, 3, 3, Frame.OK, ByteBuffer.allocate(8)));
        send(new Frame(Frame.REMOTE, 66, Frame.REPLY, 99, Frame.OK, ByteBuffer.allocate(8)));
        send(new Frame(Frame.KEEP_ALIVE, 77, Frame.MESSAGE, 0, Frame.OK, ByteBuffer.allocate(0)));
        send(new Frame(Frame.REMOTE, 66, Frame.REPLY, 3, Frame.OK, ByteBuffer.allocate(12)));

        assertThat(exchange.answer().get(5, TimeUnit.SECONDS).payload().remaining())
                .isEqualTo(12);
    }

    @Test
    void anAnswerOfAnotherProcedureEndsItForAll() throws Exception {
        Exchange first = connection.send(66, new byte[0], Deadline.in(Duration.ofSeconds(5)));
        Exchange second = connection.send(67, new byte[0], Deadline.in(Duration.ofSeconds(5)));
        send(new Frame(Frame.REMOTE, 67, Frame.REPLY, 3, Frame.OK, ByteBuffer.allocate(0)));

        assertThat(ended.get(5, TimeUnit.SECONDS)).endsWith("call 3 was of procedure 66, its answer of 67");
        assertThatThrownBy(() -> first.answer().get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> second.answer().get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aListenersMistakeEndsItRatherThanLeavingCallersAlone() throws Exception {
        send(new Frame(Frame.REMOTE, 318, Frame.MESSAGE, 0, Frame.OK, ByteBuffer.allocate(0)));

        assertThat(ended.get(5, TimeUnit.SECONDS)).contains("a listener's mistake");
    }

    @Test
    void endsWithTheDaemon() throws Exception {
        peer.close();

        assertThat(ended.get(5, TimeUnit.SECONDS)).isEqualTo("the daemon closed the connection");
        assertThatThrownBy(() -> connection.send(66, new byte[0], Deadline.in(Duration.ofSeconds(5))))
                .hasMessage("the daemon closed the connection");
    }

    @Test
    void noThreadIsLeftBehind() throws Exception {
        connection.send(66, new byte[0], Deadline.in(Duration.ofSeconds(5)));
        connection.close();

        assertThat(connection.join(Duration.ofSeconds(5))).isTrue();
    }

    private void send(Frame frame) throws IOException {
        out.write(frame.bytes());
    }
}
