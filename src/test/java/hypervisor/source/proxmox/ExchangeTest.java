package hypervisor.source.proxmox;

import static hypervisor.source.proxmox.TestClients.options;
import static hypervisor.source.proxmox.TestClients.question;
import static hypervisor.source.proxmox.TestClients.soon;
import static hypervisor.source.proxmox.TestNode.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Answers as they should not be.
@Timeout(60)
class ExchangeTest {
    private static final int MOST = 1 << 20;
    private static final byte[] ANSWER = "{\"data\":{\"name\":\"well\"}}".getBytes(UTF_8);

    /// What more should follow.
    private static final byte[] OPEN = "{\"data\":{\"list\":[".getBytes(UTF_8);

    private final TestNode node = new TestNode();
    private final ApiClient client = new ApiClient(options(node).withMostAnswerBytes(MOST));

    @AfterEach
    void close() {
        client.close();
        node.close();
    }

    private ApiException failure(Deadline deadline) {
        return catchThrowableOfType(ApiException.class, () -> client.get(question("/nodes"), deadline));
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] packed(byte[] start, int zeros) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(start);
            byte[] block = " ".repeat(1024).getBytes(UTF_8);
            for (int i = 0; i < zeros / block.length; i++) {
                gzip.write(block);
            }
        }
        return bytes.toByteArray();
    }

    private static void sendPacked(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        send(exchange, "application/json", body);
    }

    @Test
    void packedAnswersAreAskedForAndUnpacked() throws Exception {
        Set<String> encodings = ConcurrentHashMap.newKeySet();
        node.answering(exchange -> {
            encodings.add(exchange.getRequestHeaders().getFirst("Accept-Encoding"));
            sendPacked(exchange, packed(ANSWER, 0));
        });
        assertThat(client.get(question("/nodes"), soon())).isEqualTo("well");
        assertThat(encodings).containsExactly("gzip");
    }

    @Test
    void connectionsAreUsedAgain() throws Exception {
        Set<Object> ports = ConcurrentHashMap.newKeySet();
        node.answering(exchange -> {
            ports.add(exchange.getRemoteAddress());
            sendPacked(exchange, packed(ANSWER, 0));
        });
        for (int i = 0; i < 10; i++) {
            client.get(question("/nodes"), soon());
        }
        assertThat(ports).hasSize(1);
        assertThat(System.getProperty("jdk.httpclient.keepalive.timeout")).isEqualTo("4");
    }

    @Test
    void anAnswerThatDripsEndsAtTheDeadline() {
        node.answering(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write(OPEN);
            while (true) {
                out.write("1,".getBytes(UTF_8));
                out.flush();
                Thread.sleep(20);
            }
        });
        long start = System.nanoTime();
        ApiException failure = failure(Deadline.in(Duration.ofSeconds(1)));
        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(failure).hasMessageContaining(" /nodes: the answer did not end within ");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(10));
    }

    @Test
    void anAnswerThatStopsInTheMiddleEndsAtTheRequestsOwnTimeout() {
        node.answering(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(OPEN);
            exchange.getResponseBody().flush();
            Thread.sleep(Duration.ofMinutes(1));
        });
        try (var hasty = new ApiClient(options(node).withRequestTimeout(Duration.ofMillis(500)))) {
            assertThatThrownBy(() -> hasty.get(question("/nodes"), soon()))
                    .hasMessageContaining(" /nodes: the answer did not end within ");
        }
    }

    @Test
    void anAnswerThatIsTooLargeIsNotTaken() {
        node.answering(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            byte[] block = " ".repeat(1024).getBytes(UTF_8);
            while (true) {
                exchange.getResponseBody().write(block);
            }
        });
        ApiException failure = failure(soon());
        assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(failure)
                .hasMessage(
                        node.endpoint() + " /nodes: the answer is larger than 1 MiB, which is the most that is taken");
    }

    @Test
    void aSmallAnswerThatUnpacksToALargeOneIsNotTaken() throws Exception {
        byte[] bomb = packed(ANSWER, 100 << 20);
        assertThat(bomb.length).isLessThan(MOST);
        node.answering(exchange -> sendPacked(exchange, bomb));
        ApiException failure = failure(soon());
        assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(failure).hasMessageContaining("larger than 1 MiB");
    }

    @Test
    void aConnectionThatIsCutInAnAnswerIsTheEndpointsFault() {
        node.answering(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(OPEN);
            exchange.getResponseBody().flush();
        });
        ApiException failure = failure(soon());
        assertThat(failure.kind()).isEqualTo(Kind.ENDPOINT);
        assertThat(failure).hasMessageStartingWith(node.endpoint() + " /nodes: the answer was cut off after ");
    }

    @Test
    void jsonThatEndsTooSoonIsMalformed() {
        node.answering(exchange -> json(exchange, 200, "{\"data\":{\"name\":\"we"));
        ApiException failure = failure(soon());
        assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(failure).hasMessageStartingWith(node.endpoint() + " /nodes: ");
    }

    @Test
    void packedBytesThatAreBrokenAreMalformed() {
        for (byte[] broken : new byte[][] {{1}, {0x1f, (byte) 0x8b, 8}, "not gzip at all".getBytes(UTF_8)}) {
            node.answering(exchange -> sendPacked(exchange, broken));
            assertThat(failure(soon()).kind()).isEqualTo(Kind.MALFORMED);
        }
    }

    @Test
    void packedBytesThatEndTooSoonAreMalformed() throws Exception {
        byte[] whole = packed(ANSWER, 0);
        for (int cut = 11; cut < whole.length; cut++) {
            byte[] broken = Arrays.copyOf(whole, cut);
            node.answering(exchange -> sendPacked(exchange, broken));
            assertThat(failure(soon()).kind()).as("after %d bytes", cut).isEqualTo(Kind.MALFORMED);
        }
    }

    @Test
    void aPageOfAProxyIsNotTakenForAnAnswer() {
        node.answering(exchange -> send(exchange, "text/html", "<html>Welcome</html>".getBytes(UTF_8)));
        ApiException failure = failure(soon());
        assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(failure).hasMessageContaining("is text/html, not application/json: is this the API");
    }

    @Test
    void redirectsAreNotFollowed() {
        try (var other = new TestNode()) {
            node.answering(exchange -> {
                exchange.getResponseHeaders().set("Location", other.endpoint() + "/api2/json/nodes?ticket=hunter2");
                exchange.sendResponseHeaders(301, -1);
            });
            assertThat(failure(soon()))
                    .hasMessage(node.endpoint() + " /nodes: 301, it redirects to " + other.endpoint()
                            + ", which is not followed; if the API is there, name it in proxmox.endpoints");
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void aMissingPrivilegeIsToldWithWhatGrantsIt() {
        node.answering(exchange -> json(
                exchange, 403, "{\"data\":null,\"message\":\"Permission check failed (/nodes/pve1, Sys.Audit)\\n\"}"));
        ApiException failure = failure(soon());
        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure)
                .hasMessage(node.endpoint() + " /nodes: 403, Permission check failed (/nodes/pve1, Sys.Audit)"
                        + " (a privilege is missing: pveum acl modify / --tokens 'exporter@pve!mon' --roles PVEAuditor"
                        + " grants all that is needed by default)");
    }

    @Test
    void versionSevenWithoutWordsInTheBodyIsUnderstoodByItsStatus() {
        node.answering(exchange -> json(exchange, 501, "{\"data\":null}"));
        ApiException failure = failure(soon());
        assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN_PATH);
        assertThat(failure).hasMessage(node.endpoint() + " /nodes: 501, this version of Proxmox VE does not have it");
    }

    @Test
    void wrongParametersAreNamed() {
        node.answering(
                exchange -> json(
                        exchange,
                        400,
                        "{\"errors\":{\"full\":\"not defined\"},\"message\":\"Parameter verification failed.\\n\",\"data\":null}"));
        assertThat(failure(soon())).hasMessageContaining("400, Parameter verification failed.; full: not defined (");
    }

    @Test
    void aServersWordsAreMadePrintableAndShort() {
        node.answering(exchange ->
                json(exchange, 500, "{\"message\":\"\\u001b[31mred\\u202e\\nline" + "x".repeat(1000) + "\"}"));
        assertThat(failure(soon()).getMessage())
                .contains("500, ?[31mred??line")
                .hasSizeLessThan(300)
                .matches("\\P{Cntrl}*");
    }

    @Test
    void anErrorWithALongBodyIsStillTold() {
        node.answering(exchange -> send500(exchange, "x".repeat(200_000)));
        assertThat(failure(soon())).hasMessageContaining(" /nodes: 500, it cannot tell");
    }

    private static void send500(HttpExchange exchange, String body) throws IOException {
        json(exchange, 500, "\"" + body + "\"");
    }

    @Test
    void aClosedClientSaysSo() {
        client.close();
        assertThat(failure(soon())).hasMessage("the client is closed");
    }

    @Test
    void closingEndsWhatIsGoingOn() throws Exception {
        node.answering(_ -> Thread.sleep(Duration.ofMinutes(1)));
        Thread asking =
                Thread.ofVirtual().start(() -> assertThat(failure(soon())).isNotNull());
        while (node.asked().isEmpty()) {
            Thread.sleep(5);
        }
        client.close();
        assertThat(asking.join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void aConnectionThatNobodyAcceptsEndsAtTheConnectTimeout() {
        // TEST-NET-1: nothing is there, or at the worst something says so at once
        var nowhere = new Endpoint("192.0.2.1", 8006);
        try (var hasty = new ApiClient(
                options(List.of(nowhere), TestClients.TOKEN).withConnectTimeout(Duration.ofMillis(300)))) {
            ApiException failure =
                    catchThrowableOfType(ApiException.class, () -> hasty.get(question("/nodes"), soon()));
            assertThat(failure.kind()).isEqualTo(Kind.ENDPOINT);
        }
    }

    @Test
    void aNameThatNobodyKnowsIsToldAsThat() {
        var nowhere = new Endpoint("pve1.invalid", 8006);
        try (var lost = new ApiClient(options(List.of(nowhere), TestClients.TOKEN))) {
            assertThatThrownBy(() -> lost.get(question("/nodes"), soon()))
                    .hasMessageStartingWith("https://pve1.invalid:8006 /nodes: its name is not known");
        }
    }
}
