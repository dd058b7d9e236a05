package hypervisor.source.proxmox;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiRequest.Lane;
import hypervisor.source.proxmox.json.AnswerReader;
import hypervisor.source.proxmox.tls.TlsPolicy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Clients of [TestNode]s, and what tests ask with them.
final class TestClients {
    static final String SECRET = "0f1e2d3c-secret-of-the-token";
    static final Credentials TOKEN = new Credentials.Token("exporter@pve!mon", () -> SECRET);

    private TestClients() {}

    static ProxmoxOptions options(TestNode... nodes) {
        return options(Stream.of(nodes).map(TestNode::endpoint).toList(), TOKEN);
    }

    static ProxmoxOptions options(List<Endpoint> endpoints, Credentials credentials) {
        return ProxmoxOptions.standard(endpoints, credentials).withTls(trusting());
    }

    static TlsPolicy trusting() {
        return TlsPolicy.verified().withAuthorities(ClusterKeys.shared().file("ca"));
    }

    static ApiClient client(TestNode... nodes) {
        return new ApiClient(options(nodes));
    }

    /// A question whose answer is one object's name.
    static ApiRequest<String> question(String path) {
        return ApiRequest.cluster(path, Duration.ZERO, AnswerReader.object(row -> row.need("name")));
    }

    static ApiRequest<String> about(String node, String path) {
        return ApiRequest.node(node, path, AnswerReader.object(row -> row.need("name")));
    }

    static ApiRequest<String> inScrape(String node, String path) {
        ApiRequest<String> request = about(node, path);
        return new ApiRequest<>(request.path(), node, Lane.SCRAPE, Duration.ZERO, request.reader());
    }

    /// Time enough for all that is expected to succeed.
    static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(20));
    }

    /// Time that goes by when a test says so.
    static final class HandClock implements Authentication.Clock {
        private final AtomicLong now = new AtomicLong(1_000_000_000L);

        @Override
        public long nanoTime() {
            return now.get();
        }

        void pass(Duration time) {
            now.addAndGet(time.toNanos());
        }
    }
}
