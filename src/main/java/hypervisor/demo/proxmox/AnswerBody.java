package hypervisor.demo.proxmox;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/// Sends what was answered: compressed from 1 KiB on where the client can read that.
final class AnswerBody {
    private static final int WORTH_COMPRESSING = 1024;
    private static final byte[] ROW =
            "{\"type\":\"qemu\",\"vmid\":100,\"node\":\"pve1\",\"status\":\"stopped\",\"id\":\"qemu/100\"},"
                    .getBytes(StandardCharsets.US_ASCII);

    private final HttpExchange exchange;
    private final Reply reply;

    AnswerBody(HttpExchange exchange, Reply reply) {
        this.exchange = exchange;
        this.reply = reply;
        exchange.getResponseHeaders().set("Cache-Control", "max-age=0");
        exchange.getResponseHeaders().set("Server", "pve-api-daemon/3.0");
        type("application/json;charset=UTF-8");
    }

    void type(String contentType) {
        exchange.getResponseHeaders().set("Content-Type", contentType);
    }

    void send() throws IOException {
        byte[] body = bytes();
        if (exchange.getRequestMethod().equals("HEAD") || body.length == 0) {
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    /// Announces the whole, sends a part, and hangs up with the exchange's end.
    void cut(int bytes) throws IOException {
        byte[] body = bytes();
        exchange.sendResponseHeaders(reply.status(), body.length + 1L);
        exchange.getResponseBody().write(body, 0, Math.min(bytes, body.length));
        exchange.getResponseBody().flush();
    }

    void huge(long bytes) throws IOException {
        exchange.sendResponseHeaders(reply.status(), 0);
        OutputStream out = exchange.getResponseBody();
        out.write("{\"data\":[".getBytes(StandardCharsets.US_ASCII));
        for (long sent = 0; sent < bytes; sent += ROW.length) {
            out.write(ROW);
        }
        out.write("{\"type\":\"pool\"}]}".getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] bytes() throws IOException {
        byte[] plain = reply.body().getBytes(StandardCharsets.UTF_8);
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        if (plain.length < WORTH_COMPRESSING || accepted == null || !accepted.contains("gzip")) {
            return plain;
        }
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        var out = new ByteArrayOutputStream();
        try (var compressed = new GZIPOutputStream(out)) {
            compressed.write(plain);
        }
        return out.toByteArray();
    }
}
