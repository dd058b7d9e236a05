package hypervisor.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// Asks a monitor one thing, in the simplest way there is.
final class QmpProbe {
    private QmpProbe() {}

    /// The answer as it came.
    static String ask(Path socket, String command) {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            read(channel, "\"QMP\"");
            send(channel, "{\"execute\": \"qmp_capabilities\"}");
            read(channel, "\"return\"");
            send(channel, "{\"execute\": \"" + command + "\"}");
            return read(channel, "\"return\"");
        } catch (IOException e) {
            throw new UncheckedIOException(socket.toString(), e);
        }
    }

    private static void send(SocketChannel channel, String text) throws IOException {
        channel.write(ByteBuffer.wrap((text + "\n").getBytes(UTF_8)));
    }

    /// Up to the line with this in it; events come in between.
    private static String read(SocketChannel channel, String wanted) throws IOException {
        var text = new StringBuilder();
        var buffer = ByteBuffer.allocate(65_536);
        while (!(text.indexOf(wanted) >= 0 && text.charAt(text.length() - 1) == '\n')) {
            if (channel.read(buffer.clear()) < 0) {
                throw new IOException("the monitor hung up after " + text);
            }
            text.append(UTF_8.decode(buffer.flip()));
        }
        return text.toString();
    }
}
