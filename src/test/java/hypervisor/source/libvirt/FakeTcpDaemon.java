package hypervisor.source.libvirt;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocket;

/// As [FakeDaemon], on a port of this machine, with TLS if the factory says so.
final class FakeTcpDaemon implements Closeable {
    private final ServerSocket server;
    private final CopyOnWriteArrayList<Socket> connections = new CopyOnWriteArrayList<>();

    FakeTcpDaemon(ServerSocketFactory factory, FakeDaemon.Script script) throws IOException {
        server = factory.createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket connection = server.accept();
                    connections.add(connection);
                    Thread.ofVirtual().start(() -> serve(script, connection));
                }
            } catch (IOException _) {
                // closed
            }
        });
    }

    int port() {
        return server.getLocalPort();
    }

    private static void serve(FakeDaemon.Script script, Socket connection) {
        try (connection) {
            if (connection instanceof SSLSocket tls) {
                tls.startHandshake();
            }
            FakeDaemon.serve(script, connection.getInputStream(), connection.getOutputStream());
        } catch (IOException _) {
            // the client has gone
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
