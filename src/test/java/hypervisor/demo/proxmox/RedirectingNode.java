package hypervisor.demo.proxmox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What answers in a node's place, with the node's certificate, and sends whoever asks elsewhere.
public final class RedirectingNode implements AutoCloseable {
    private final StandInCertificates authority = StandInCertificates.authority();
    private final HttpsServer server;
    private final String location;
    private final Set<String> hosts = ConcurrentHashMap.newKeySet();

    public RedirectingNode(String location) throws IOException {
        this.location = location;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        var certificate = authority.issue(List.of("pve1.example", "localhost", "127.0.0.1"));
        server.setHttpsConfigurator(new HttpsConfigurator(new ShownCertificate(certificate).asContext()));
        server.createContext("/", this::handle);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String authority() {
        return authority.pem();
    }

    /// What requests had as their `Host`.
    public Set<String> hosts() {
        return Set.copyOf(hosts);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            hosts.add(exchange.getRequestHeaders().getFirst("Host"));
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
