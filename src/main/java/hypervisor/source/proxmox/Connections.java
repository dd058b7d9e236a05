package hypervisor.source.proxmox;

import hypervisor.source.proxmox.ApiException.Kind;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// The HTTP client, made when it is first needed. It talks to endpoints directly, follows no redirect, and lets
/// no idle connection grow as old as pveproxy lets it, which is 5 s.
final class Connections implements AutoCloseable {
    private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";
    private static final String SECONDS = "4";
    private static final String ALLOWED_HEADERS = "jdk.httpclient.allowRestrictedHeaders";
    private static final String HOST = "host";

    static {
        if (System.getProperty(ALLOWED_HEADERS) == null) {
            System.setProperty(ALLOWED_HEADERS, HOST); // read once, by the first request of the JVM
        }
    }

    private final ProxmoxOptions options;
    private @Nullable HttpClient client;
    private @Nullable ExecutorService threads;
    private boolean closed;

    Connections(ProxmoxOptions options) {
        this.options = options;
    }

    /// A request to an endpoint, by its own name even where an address says where it is.
    static HttpRequest.Builder request(Endpoint endpoint, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.at(path));
        if (endpoint.address() != null) {
            try {
                request.header(HOST, endpoint.host() + ":" + endpoint.port());
            } catch (IllegalArgumentException _) {
                // this JVM allows it to nobody; pveproxy does not look at it
            }
        }
        return request;
    }

    /// @throws ApiException a file that it needs cannot be read; it is read again the next time
    synchronized HttpClient client() throws ApiException {
        if (closed) {
            throw new ApiException(Kind.REFUSED, 0, "the client is closed", null);
        }
        if (client != null) {
            return client;
        }
        if (System.getProperty(KEEP_ALIVE) == null) {
            System.setProperty(KEEP_ALIVE, SECONDS); // read once, by the first client of the JVM
        }
        try {
            SSLContext context = options.tls().context();
            threads = Executors.newVirtualThreadPerTaskExecutor();
            client = HttpClient.newBuilder()
                    .version(Version.HTTP_1_1)
                    .followRedirects(Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(options.connectTimeout())
                    .sslContext(context)
                    .sslParameters(options.tls().parameters(context))
                    .executor(threads)
                    .build();
            return client;
        } catch (IOException e) {
            throw new ApiException(Kind.REFUSED, 0, String.valueOf(e.getMessage()), e);
        }
    }

    /// Cuts off whatever is going on.
    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.shutdownNow();
        }
        if (threads != null) {
            threads.shutdown();
        }
    }
}
