package hypervisor.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An HTTP client that sends exactly what a test says, on one connection.
final class Probe implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    /// @param latin1 the body, a character for each byte
    record Reply(int status, Map<String, String> headers, String latin1) {
        byte[] body() {
            return latin1.getBytes(StandardCharsets.ISO_8859_1);
        }

        String text() {
            return new String(body(), StandardCharsets.UTF_8);
        }

        @Nullable String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    Probe(InetSocketAddress address) throws IOException {
        this(new Socket(address.getAddress(), address.getPort()));
    }

    Probe(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(30_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    static Reply get(InetSocketAddress address, String path, String... headers) throws IOException {
        return request(address, "GET", path, headers);
    }

    static Reply request(InetSocketAddress address, String method, String path, String... headers) throws IOException {
        try (var probe = new Probe(address)) {
            return probe.request(
                    method,
                    path,
                    "Connection: close" + (headers.length == 0 ? "" : "\r\n") + String.join("\r\n", headers));
        }
    }

    /// On this connection.
    Reply request(String method, String path, String... headers) throws IOException {
        send(method + " " + path + " HTTP/1.1\r\nHost: test\r\n"
                + String.join(
                        "", Arrays.stream(headers).map(line -> line + "\r\n").toList()) + "\r\n");
        return reply(method.equals("HEAD"));
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /// @param bodiless whether it answers a HEAD request
    Reply reply(boolean bodiless) throws IOException {
        String statusLine = line();
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = bodiless ? 0 : Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("cut off after " + body.length + " of " + length + " bytes");
        }
        return new Reply(
                Integer.parseInt(statusLine.split(" ")[1]), headers, new String(body, StandardCharsets.ISO_8859_1));
    }

    /// Waits for the first byte of an answer, and leaves it to be read.
    void awaitStart() throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            throw new IOException("cut off before the answer");
        }
        in.reset();
    }

    /// Waits for the other side to close the connection; what it sends until then is thrown away.
    void awaitEnd() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    Socket socket() {
        return socket;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("cut off in the headers after " + line);
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
