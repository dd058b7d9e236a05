package hypervisor.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/// One client's connection and the one to the server that belongs to it. Either may say that it has no more
/// to send and go on reading. It is over when the server has no more to send.
record RelayedConnection(SocketChannel client, SocketChannel server, WriteLimit writeLimit) {
    private static final int BYTES = 8 * 1024;
    /// How long the client has to notice the end.
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    void run() throws IOException {
        Thread requests = Thread.ofVirtual().name("http-relay-requests").start(this::requests);
        try {
            answers();
            requests.join(FAREWELL);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void answers() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        while (server.read(buffer) >= 0) {
            buffer.flip();
            try (var _ = writeLimit.start()) {
                writeAll(buffer, client);
            }
            buffer.clear();
        }
        client.shutdownOutput();
    }

    private void requests() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        try {
            while (client.read(buffer) >= 0) {
                buffer.flip();
                writeAll(buffer, server);
                buffer.clear();
            }
            server.shutdownOutput();
        } catch (IOException _) {
            closeServer(); // the client is gone, or all is over
        }
    }

    private static void writeAll(ByteBuffer from, SocketChannel to) throws IOException {
        while (from.hasRemaining()) {
            to.write(from);
        }
    }

    private void closeServer() {
        try {
            server.close();
        } catch (IOException _) {
            // it is closed all the same
        }
    }
}
