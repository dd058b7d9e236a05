package hypervisor.http;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import hypervisor.config.ListenAddress;
import hypervisor.http.access.WebFile;
import hypervisor.http.tls.FollowingTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// The JDK's servers, one for each address.
final class Listeners {
    private static final int BACKLOG = 128;

    private final Executor threads;
    private final HttpHandler handler;
    private final Arrivals arrivals;
    private final boolean encrypted;
    private final WriteLimit writeLimit;
    private final List<HttpServer> servers = new ArrayList<>();
    private volatile @Nullable SocketRelay relay;
    private @Nullable InetSocketAddress relayed;

    /// @param threads to answer in
    Listeners(Executor threads, HttpHandler handler, Arrivals arrivals, WriteLimit writeLimit) {
        this.threads = threads;
        this.handler = handler;
        this.arrivals = arrivals;
        this.writeLimit = writeLimit;
        this.encrypted = arrivals.encrypted();
    }

    /// Begins to answer at these addresses, or on the socket that was there before.
    void begin(List<ListenAddress> addresses) throws ListenException {
        if (arrivals.inherited()) {
            relay(InheritedSocket.take());
            return;
        }
        for (ListenAddress address : addresses) {
            bind(address);
        }
    }

    private void bind(ListenAddress address) throws ListenException {
        try {
            HttpServer server = create(resolve(address));
            server.setExecutor(threads);
            server.createContext("/", handler);
            servers.add(server);
            startFrom(server);
        } catch (IOException e) {
            throw new ListenException(address, e);
        }
    }

    private HttpServer create(InetSocketAddress address) throws IOException {
        if (!encrypted) {
            return HttpServer.create(address, BACKLOG);
        }
        WebFile file = requireNonNull(arrivals.file());
        HttpsServer server = HttpsServer.create(address, BACKLOG);
        server.setHttpsConfigurator(
                new FollowingTls(() -> requireNonNull(file.current().tls())));
        return server;
    }

    private static InetSocketAddress resolve(ListenAddress address) throws UnknownHostException {
        InetSocketAddress resolved = address.socketAddress();
        if (resolved.isUnresolved()) {
            throw new UnknownHostException(address.host());
        }
        return resolved;
    }

    /// The server's own thread is a daemon if the one that starts it is, and then would not keep the program
    /// running.
    private static void startFrom(HttpServer server) {
        Thread starter = Thread.ofPlatform().daemon(false).name("http-start").start(server::start);
        boolean interrupted = false;
        while (starter.isAlive()) {
            try {
                starter.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Begins to answer on a socket that listens already.
    private void relay(ServerSocketChannel listening) throws ListenException {
        bind(new ListenAddress("127.0.0.1", 0));
        try {
            relay = SocketRelay.start(listening, servers.getLast().getAddress(), writeLimit);
            relayed = listening.getLocalAddress() instanceof InetSocketAddress address ? address : null;
        } catch (IOException e) {
            throw new ListenException("web.systemd-socket: the socket of systemd cannot be used: " + e.getMessage());
        }
    }

    /// Who is behind a connection; null where somebody came past the socket that is to be used.
    @Nullable InetAddress origin(InetSocketAddress seen) {
        SocketRelay way = relay;
        return !arrivals.inherited() ? seen.getAddress() : way == null ? null : way.origin(seen);
    }

    /// Where clients find them; none where the socket is one of a file system.
    List<InetSocketAddress> addresses() {
        if (relay != null) {
            return relayed == null ? List.of() : List.of(relayed);
        }
        return servers.stream().map(HttpServer::getAddress).toList();
    }

    /// Whether all of them answer within this time each.
    boolean answer(String headers, Duration patience) {
        return servers.stream()
                .allMatch(server -> SelfCheck.answers(server.getAddress(), headers, encrypted, patience));
    }

    /// Begins to close them all: no more connections are taken. Each thread ends when its server's answers
    /// are out, or these seconds are over.
    List<Thread> stop(int seconds) {
        if (relay != null) {
            relay.close();
        }
        return servers.stream()
                .map(server -> Thread.ofVirtual().start(() -> server.stop(seconds)))
                .toList();
    }
}
