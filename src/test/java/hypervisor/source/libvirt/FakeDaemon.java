package hypervisor.source.libvirt;

import hypervisor.source.libvirt.wire.Frame;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CopyOnWriteArrayList;

/// Listens on a real unix socket, and says on each connection what its script wants.
final class FakeDaemon implements Closeable {
    /// Serves one connection; the connection is closed when it returns.
    @FunctionalInterface
    interface Script {
        void serve(FakeConversation conversation) throws Exception;
    }

    private final Path socket;
    private final ServerSocketChannel server;
    private final CopyOnWriteArrayList<SocketChannel> connections = new CopyOnWriteArrayList<>();

    FakeDaemon(Path socket, Script script) throws IOException {
        this.socket = socket;
        Files.createDirectories(socket.getParent());
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(() -> accept(script));
    }

    /// How many connections there have been.
    int connections() {
        return connections.size();
    }

    /// As when a daemon ends: connections break, and the socket's file is gone.
    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
        for (SocketChannel connection : connections) {
            connection.close();
        }
    }

    private void accept(Script script) {
        try {
            while (true) {
                SocketChannel connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> {
                    serve(script, Channels.newInputStream(connection), Channels.newOutputStream(connection));
                    close(connection);
                });
            }
        } catch (IOException _) {
            // closed
        }
    }

    static void serve(Script script, InputStream in, OutputStream out) {
        try {
            script.serve(new FakeConversation(new BufferedInputStream(in), out));
        } catch (IOException | InterruptedException _) {
            // the client, or the test, has gone
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void close(SocketChannel connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Answers handshakes, and leaves all else to the script.
    static Script opened(Script then) {
        return conversation -> {
            conversation.handshake();
            then.serve(conversation);
        };
    }

    /// Answers handshakes and the first call after, and leaves all else to the script.
    static Script warm(Script then) {
        return opened(conversation -> {
            conversation.reply(conversation.call(), out -> out.int64(1));
            then.serve(conversation);
        });
    }

    /// Answers each call by 1.
    static void echo(FakeConversation conversation) throws IOException {
        for (Frame call = conversation.next(); call != null; call = conversation.next()) {
            conversation.reply(call, out -> out.int64(1));
        }
    }
}
