package hypervisor.source.libvirt;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.wire.RpcConnection;
import hypervisor.source.libvirt.wire.Transport;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Makes a connection that can be used: dials, says who calls, opens the driver, asks for events.
final class Opening {
    private final LibvirtUri uri;
    private final LibvirtOptions options;
    private final Dialer dialer;
    private final Events events;
    private final AtomicReference<@Nullable Transport> underway = new AtomicReference<>();

    Opening(LibvirtUri uri, LibvirtOptions options, Dialer dialer, Events events) {
        this.uri = uri;
        this.options = options;
        this.dialer = dialer;
        this.events = events;
    }

    RpcConnection open() throws IOException {
        Deadline deadline = Deadline.in(options.connectTimeout());
        Transport transport = dialer.dial(deadline);
        underway.set(transport);
        Thread watch = Thread.ofVirtual().name("libvirt-connect-timeout").start(() -> closeAt(deadline, transport));
        try {
            return open(transport, deadline);
        } catch (IOException | RuntimeException e) {
            transport.close();
            if (deadline.passed()) {
                throw timeout(transport, e);
            }
            throw e;
        } catch (InterruptedException e) {
            transport.close();
            throw new IOException("interrupted while connecting", e);
        } finally {
            watch.interrupt();
            underway.set(null);
        }
    }

    /// Ends what [#open()] is doing, which then fails.
    void abort() {
        Transport transport = underway.get();
        if (transport != null) {
            transport.close();
        }
    }

    private RpcConnection open(Transport transport, Deadline deadline) throws IOException, InterruptedException {
        var handshake = new Handshake(transport);
        String host = uri.host();
        handshake.authenticate(host == null ? "localhost" : host, options.credentials());
        handshake.open(uri.name(), options.readOnly());
        var connection = new RpcConnection(
                handshake.transport(),
                handshake.serial(),
                options.keepAliveInterval(),
                options.keepAliveCount(),
                events.listener(transport));
        connection.start();
        try {
            events.register(connection, deadline);
            return connection;
        } catch (IOException | RuntimeException | InterruptedException e) {
            connection.close();
            throw e;
        }
    }

    private static void closeAt(Deadline deadline, Transport transport) {
        try {
            Thread.sleep(deadline.left());
            transport.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // it was opened, or failed, in time
        }
    }

    private SocketTimeoutException timeout(Transport transport, Exception cause) {
        var timeout = new SocketTimeoutException("%s: the daemon accepted the connection, but was not ready after %s s"
                .formatted(transport.place(), options.connectTimeout().toMillis() / 1e3));
        timeout.initCause(cause);
        return timeout;
    }
}
