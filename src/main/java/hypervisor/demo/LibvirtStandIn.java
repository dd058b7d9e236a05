package hypervisor.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// A libvirt daemon that is none: it speaks the protocol on a real socket, answers what an exporter may ask, in the
/// shapes that libvirt 9 and 11 were recorded with, and can do nothing to anybody.
///
/// A socket whose name ends in `-ro` is read-only, as libvirt's.
public final class LibvirtStandIn implements AutoCloseable {
    private final ServerSocketChannel server;
    private final @Nullable Path socket;
    private final boolean readOnly;
    private final StandInFaults faults = new StandInFaults();
    private final StandInCalls calls = new StandInCalls();
    private final MonitorJobs jobs = new MonitorJobs();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<SocketChannel> channels = ConcurrentHashMap.newKeySet();
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private volatile StandInHost host;
    private volatile Duration pingInterval = Duration.ofSeconds(5);

    private LibvirtStandIn(ServerSocketChannel server, @Nullable Path socket, boolean readOnly, StandInHost host) {
        this.server = server;
        this.socket = socket;
        this.readOnly = readOnly;
        this.host = host;
    }

    /// Listens on a unix socket that does not exist yet, in a directory that does.
    public static LibvirtStandIn start(Path socket, StandInHost host) throws IOException {
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        boolean readOnly = socket.getFileName().toString().endsWith("-ro");
        return start(new LibvirtStandIn(server, socket, readOnly, host), UnixDomainSocketAddress.of(socket));
    }

    /// Listens on a TCP port; 0 takes a free one.
    public static LibvirtStandIn start(InetSocketAddress address, StandInHost host) throws IOException {
        return start(new LibvirtStandIn(ServerSocketChannel.open(), null, false, host), address);
    }

    private static LibvirtStandIn start(LibvirtStandIn standIn, SocketAddress address) throws IOException {
        try {
            standIn.server.bind(address);
        } catch (IOException e) {
            standIn.close();
            throw e;
        }
        standIn.threads.execute(standIn::accept);
        return standIn;
    }

    /// Where it listens.
    public SocketAddress address() throws IOException {
        return server.getLocalAddress();
    }

    /// What goes wrong.
    public StandInFaults faults() {
        return faults;
    }

    /// What was asked.
    public StandInCalls calls() {
        return calls;
    }

    /// Which domains' hypervisor processes do not answer.
    public MonitorJobs jobs() {
        return jobs;
    }

    /// Speaks for another machine from now on.
    public void host(StandInHost newHost) {
        host = newHost;
    }

    /// How often a client that asked for keepalive is pinged.
    public void pingInterval(Duration interval) {
        pingInterval = interval;
    }

    /// Tells every client that registered for such an event.
    public void emit(StandInEvent event) {
        sessions.forEach(session -> session.emit(event));
    }

    /// Ends all connections, as a daemon that is restarted; new ones are accepted.
    public void disconnectAll() {
        channels.forEach(LibvirtStandIn::closeQuietly);
    }

    /// Serves one client over any pair of streams, as a TLS socket's or a process's, until it ends.
    ///
    /// @param closing closes both; called at least once
    public void serve(InputStream in, OutputStream out, Runnable closing) {
        var session = new Session(this, in, out, closing);
        sessions.add(session);
        calls.connected();
        try {
            session.run();
        } finally {
            calls.disconnected();
            sessions.remove(session);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        disconnectAll();
        threads.shutdownNow();
        if (socket != null) {
            Files.deleteIfExists(socket);
        }
    }

    StandInHost host() {
        return host;
    }

    boolean readOnly() {
        return readOnly;
    }

    Duration pingInterval() {
        return pingInterval;
    }

    interface Task {
        void run() throws InterruptedException;
    }

    void start(Task task) {
        try {
            threads.execute(() -> {
                try {
                    task.run();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
        } catch (RejectedExecutionException _) {
            // the stand-in is closing
        }
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel channel = server.accept();
                if (faults.refusing()) {
                    channel.close();
                } else {
                    channels.add(channel);
                    start(() -> serve(channel));
                }
            } catch (IOException _) {
                // closed, or a client that went before it was heard
            }
        }
    }

    private void serve(SocketChannel channel) {
        try (channel) {
            serve(Channels.newInputStream(channel), Channels.newOutputStream(channel), () -> closeQuietly(channel));
        } catch (IOException _) {
            // closed twice
        } finally {
            channels.remove(channel);
        }
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // it is gone either way
        }
    }
}
