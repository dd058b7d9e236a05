package hypervisor.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Whether the server answers those who ask from outside: takes a connection, reads it in a thread of its
/// own, and says something.
final class SelfCheck {
    private SelfCheck() {}

    /// @param listening where it listens
    /// @param headers whole lines
    /// @param encrypted whether it can say no more to an unencrypted question than that it is none: any
    ///     answer will do, or the end of the connection
    static boolean answers(InetSocketAddress listening, String headers, boolean encrypted, Duration patience) {
        InetAddress address =
                listening.getAddress().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : listening.getAddress();
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, listening.getPort()), (int) patience.toMillis());
            socket.setSoTimeout((int) patience.toMillis());
            String request = "GET /-/healthy HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            int first = socket.getInputStream().read();
            return encrypted || first == 'H';
        } catch (IOException _) {
            return false;
        }
    }
}
