package hypervisor.source.qemu;

import hypervisor.scrape.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/// The socket of one guest's monitor: lines out and in, none of them past its deadline.
///
/// QEMU serves one client at a time. While another one is served, as Proxmox VE's own daemon, it lets a few wait that
/// hear nothing, and no more than those.
final class QmpLink implements AutoCloseable {
    private static final int MOST_BYTES = 8 << 20;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String BUSY = "nothing is heard from its monitor: somebody else is served, or the guest hangs";

    private static final String GONE = "its monitor has hung up";

    private final SocketChannel channel;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocate(16 << 10).flip();

    private QmpLink(SocketChannel channel, Selector selector) {
        this.channel = channel;
        this.selector = selector;
    }

    /// @throws IOException nobody listens, this user may not, or all places are taken until the deadline
    static QmpLink open(Path socket, Deadline deadline) throws IOException, InterruptedException {
        while (true) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.configureBlocking(false);
                channel.connect(UnixDomainSocketAddress.of(socket));
                Selector selector = Selector.open();
                channel.register(selector, SelectionKey.OP_READ);
                return new QmpLink(channel, selector);
            } catch (SocketException e) {
                channel.close();
                String message = String.valueOf(e.getMessage());
                if (message.contains("Permission denied")) {
                    throw new RefusedException(
                            socket + " may not be used by " + System.getProperty("user.name")
                                    + ": run as root, or give that user the right to write to it",
                            e);
                }
                if (!message.contains("temporarily unavailable")) {
                    throw new IOException(problem(socket, message), e);
                }
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
            if (deadline.passed()) {
                throw new IOException(BUSY);
            }
            Thread.sleep(PAUSE);
        }
    }

    private static String problem(Path socket, String message) {
        if (message.contains("No such file")) {
            return socket + " is not there: the guest was started without that monitor, or has just ended";
        }
        if (message.contains("refused")) {
            return "nobody listens at " + socket + ": the guest has just ended";
        }
        return socket + ": " + message;
    }

    void send(byte[] message, Deadline deadline) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(message);
        while (bytes.hasRemaining()) {
            if (written(bytes) == 0) {
                await(SelectionKey.OP_WRITE, deadline);
            }
        }
    }

    private int written(ByteBuffer bytes) throws IOException {
        try {
            return channel.write(bytes);
        } catch (IOException e) {
            throw new IOException(GONE, e); // a broken pipe
        }
    }

    /// The next line, without its end.
    byte[] line(Deadline deadline) throws IOException {
        var line = new ByteArrayOutputStream();
        while (true) {
            while (buffer.hasRemaining()) {
                byte next = buffer.get();
                if (next == '\n') {
                    return line.toByteArray();
                }
                line.write(next);
            }
            if (line.size() > MOST_BYTES) {
                throw new IOException("its monitor said more than " + MOST_BYTES + " bytes at once");
            }
            fill(deadline);
        }
    }

    private void fill(Deadline deadline) throws IOException {
        buffer.clear();
        try {
            while (true) {
                int count = channel.read(buffer);
                if (count < 0) {
                    throw new IOException(GONE);
                }
                if (count > 0) {
                    return;
                }
                await(SelectionKey.OP_READ, deadline);
            }
        } catch (SocketException e) {
            throw new IOException(GONE, e);
        } finally {
            buffer.flip();
        }
    }

    private void await(int operation, Deadline deadline) throws IOException {
        channel.keyFor(selector).interestOps(operation);
        selector.selectedKeys().clear();
        if (!deadline.passed()) {
            selector.select(Math.max(1, deadline.left().toMillis()));
        }
        if (deadline.passed() && selector.selectedKeys().isEmpty()) {
            throw new IOException(BUSY);
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
