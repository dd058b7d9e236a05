package hypervisor.source.proxmox;

import static hypervisor.source.proxmox.TestClients.options;
import static hypervisor.source.proxmox.TestClients.question;
import static hypervisor.source.proxmox.TestNode.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.log.Format;
import hypervisor.log.Log;
import hypervisor.scrape.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever goes wrong, no secret is in a message, a log line, or anything printed.
@Timeout(60)
class SecretsTest {
    private static final String SECRET = "hunter2-of-the-token";
    private static final String PASSWORD = "hunter2 of the user";
    private static final String TICKET = "PVE:exporter@pve:hunter2ticket";
    private static final List<Credentials> CREDENTIALS = List.of(
            new Credentials.Token("exporter@pve!mon", () -> SECRET),
            new Credentials.Password("exporter@pve", () -> PASSWORD));

    private final PrintStream standardError = System.err;
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final StringBuilder told = new StringBuilder();

    @BeforeEach
    void capture() {
        System.setErr(new PrintStream(logged, true, UTF_8));
        Log.configure(Level.TRACE, Format.LOGFMT);
    }

    @AfterEach
    void release() {
        Log.configure(Level.INFO, Format.LOGFMT);
        System.setErr(standardError);
    }

    /// A server that says back what it was told, which a good one never does, is not among these.
    private static List<TestNode.Answer> faults() {
        return List.of(
                exchange -> json(exchange, 200, "{\"data\":{\"name\":\"well\"}}"),
                exchange -> json(exchange, 401, ""),
                exchange -> json(exchange, 403, "{\"message\":\"no\"}"),
                exchange -> json(exchange, 500, "{\"message\":\"no\"}"),
                exchange -> json(exchange, 595, ""),
                exchange -> json(exchange, 200, "{\"data\":"),
                exchange -> json(exchange, 200, "<html>"),
                exchange -> exchange.sendResponseHeaders(302, -1),
                exchange -> exchange.sendResponseHeaders(200, 1000),
                _ -> Thread.sleep(Duration.ofMinutes(1)));
    }

    @Test
    void noFaultTellsASecret() throws Exception {
        for (Credentials credentials : CREDENTIALS) {
            for (TestNode.Answer fault : faults()) {
                try (var node = new TestNode().answering(loggingIn(fault));
                        var client = new ApiClient(options(List.of(node.endpoint()), credentials))) {
                    ask(client);
                    ask(client);
                    tell(client.state(), client, options(List.of(node.endpoint()), credentials));
                }
            }
            try (var node = new TestNode().answering(exchange -> json(exchange, 401, ""));
                    var client = new ApiClient(options(List.of(node.endpoint()), credentials))) {
                ask(client);
                ask(client);
            }
        }
        tell(new Authorization("Cookie", TICKET));
        assertThat(told.toString()).contains("401, ").doesNotContain("hunter2");
        assertThat(logged.toString(UTF_8))
                .contains("/nodes: 500 after ", "/access/ticket: 200 after ")
                .doesNotContain("hunter2");
    }

    private static TestNode.Answer loggingIn(TestNode.Answer then) {
        return exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("/access/ticket")) {
                String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                assertThat(form).contains("hunter2");
                json(exchange, 200, "{\"data\":{\"ticket\":\"" + TICKET + "\"}}");
            } else {
                then.to(exchange);
            }
        };
    }

    private void ask(ApiClient client) throws InterruptedException {
        try {
            tell(client.get(question("/nodes"), Deadline.in(Duration.ofMillis(1200))));
        } catch (IOException e) {
            var trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            tell(trace);
        }
    }

    private void tell(Object... all) {
        for (Object one : all) {
            told.append(one).append('\n');
        }
    }
}
