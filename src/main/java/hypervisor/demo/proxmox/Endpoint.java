package hypervisor.demo.proxmox;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// The listener of one node. It keeps its port while it does not listen.
final class Endpoint {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final int BACKLOG = 128;

    private final String node;
    private final Talk talk;
    private final Executor threads;
    private final ShownCertificate certificate;
    private int port;
    private @Nullable HttpsServer server;

    Endpoint(String node, Talk talk, Executor threads, StandInCertificate certificate) {
        this.node = node;
        this.talk = talk;
        this.threads = threads;
        this.certificate = new ShownCertificate(certificate);
    }

    String node() {
        return node;
    }

    synchronized String address() {
        return "https://127.0.0.1:" + port;
    }

    String fingerprint() {
        return certificate.fingerprint();
    }

    synchronized void open() throws IOException {
        if (server != null) {
            return;
        }
        HttpsServer opened = HttpsServer.create(new InetSocketAddress(LOOPBACK, port), BACKLOG);
        opened.setHttpsConfigurator(new HttpsConfigurator(certificate.asContext()));
        opened.setExecutor(threads);
        opened.createContext("/", talk);
        opened.start();
        port = opened.getAddress().getPort();
        server = opened;
    }

    synchronized void close() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    void show(StandInCertificate shown) {
        certificate.show(shown);
    }
}
