package hypervisor.http;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Takes connections from a socket that listens already and hands their bytes to the server and back, since
/// the JDK's server cannot listen on a socket that it has not opened. Who may take how long is the server's
/// to say: it ends what is too slow or idle, and then the connection here ends, too.
final class SocketRelay implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SocketRelay.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ServerSocketChannel listening;
    private final InetSocketAddress server;
    private final WriteLimit writeLimit;
    private final Selector selector;
    private final Semaphore connections = new Semaphore(ServerLimits.CONNECTIONS);
    private final Map<Integer, InetAddress> origins = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private SocketRelay(
            ServerSocketChannel listening, InetSocketAddress server, WriteLimit writeLimit, Selector selector) {
        this.listening = listening;
        this.server = server;
        this.writeLimit = writeLimit;
        this.selector = selector;
    }

    /// @param listening stays open when the relay is closed
    /// @param server which listens on an address of this machine alone
    /// @param writeLimit for clients that do not take their answers
    static SocketRelay start(ServerSocketChannel listening, InetSocketAddress server, WriteLimit writeLimit)
            throws IOException {
        Selector selector = Selector.open();
        var relay = new SocketRelay(listening, server, writeLimit, selector);
        listening.configureBlocking(false);
        listening.register(selector, SelectionKey.OP_ACCEPT);
        Thread.ofPlatform().daemon().name("http-relay").start(relay::accept);
        return relay;
    }

    /// Who is behind a connection that the server sees; null where it came past this relay. Of clients that
    /// have no address, as on sockets of a file system, it is the machine itself.
    @Nullable InetAddress origin(InetSocketAddress seen) {
        return origins.get(seen.getPort());
    }

    private void accept() {
        while (!closed) {
            try {
                selector.select();
                selector.selectedKeys().clear();
                for (SocketChannel client = next(); client != null; client = next()) {
                    begin(client);
                }
            } catch (IOException e) {
                // as a rule that there are too many open files
                LOG.log(ERROR, "cannot take a connection: " + e.getMessage());
                pause();
            }
        }
    }

    private @Nullable SocketChannel next() throws IOException {
        return closed ? null : listening.accept();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(SocketChannel client) throws IOException {
        if (!connections.tryAcquire()) {
            client.close();
            return;
        }
        Thread.ofVirtual().name("http-relay").start(() -> {
            try (client) {
                relay(client);
            } catch (IOException e) {
                LOG.log(DEBUG, "a connection has ended", e);
            } finally {
                connections.release();
            }
        });
    }

    private void relay(SocketChannel client) throws IOException {
        boolean network = client.getRemoteAddress() instanceof InetSocketAddress;
        if (network) {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        try (SocketChannel toServer = SocketChannel.open(server)) {
            toServer.setOption(StandardSocketOptions.TCP_NODELAY, true);
            int port = ((InetSocketAddress) toServer.getLocalAddress()).getPort();
            InetAddress from =
                    network ? ((InetSocketAddress) client.getRemoteAddress()).getAddress() : server.getAddress();
            origins.put(port, from);
            try {
                new RelayedConnection(client, toServer, writeLimit).run();
            } finally {
                origins.remove(port);
            }
        }
    }

    /// Takes no more connections: those that wait are systemd's, which starts us again for them.
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }
}
