package hypervisor.source.libvirt.wire;

import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/// A socket in the file system.
public final class UnixTransport implements Transport {
    /// `sun_path` holds 108 bytes, one of them the end.
    private static final int LONGEST_PATH = 107;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);

    private final Path path;
    private final SocketChannel channel;

    private UnixTransport(Path path, SocketChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Connects. Where the daemon's queue is full, tries again until the deadline.
    ///
    /// @throws ConnectException nobody listens, or not for us; the message is the system's word for it
    public static UnixTransport connect(Path path, Deadline deadline) throws IOException {
        int length = path.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_PATH) {
            throw new SocketException("the path is %d bytes long, a socket's can have %d; make a shorter symbolic link"
                    .formatted(length, LONGEST_PATH));
        }
        Duration pause = FIRST_PAUSE;
        while (true) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(path));
                return new UnixTransport(path, channel);
            } catch (IOException e) {
                channel.close();
                if (!queueIsFull(e) || deadline.passed()) {
                    throw e;
                }
            }
            sleep(pause);
            pause = pause.multipliedBy(2);
        }
    }

    /// A platform thread would wait in `connect`; a virtual one is told EAGAIN.
    private static boolean queueIsFull(IOException e) {
        return String.valueOf(e.getMessage()).contains("Resource temporarily unavailable");
    }

    private static void sleep(Duration pause) throws InterruptedIOException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while connecting");
        }
    }

    @Override
    public InputStream in() {
        return Channels.newInputStream(channel);
    }

    @Override
    public OutputStream out() {
        return Channels.newOutputStream(channel);
    }

    @Override
    public String place() {
        return path.toString();
    }

    @Override
    public boolean confidential() {
        return true;
    }

    @Override
    public boolean remote() {
        return false;
    }

    @Override
    public void close() {
        Closing.quietly(channel);
    }
}
