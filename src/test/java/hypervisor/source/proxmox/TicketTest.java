package hypervisor.source.proxmox;

import static hypervisor.source.proxmox.TestClients.options;
import static hypervisor.source.proxmox.TestClients.question;
import static hypervisor.source.proxmox.TestClients.soon;
import static hypervisor.source.proxmox.TestNode.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.TestClients.HandClock;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tickets for a password: got, renewed, refused, and got again.
@Timeout(60)
class TicketTest {
    private static final String LOGIN = "/access/ticket";

    private final HandClock clock = new HandClock();
    private final AtomicInteger tickets = new AtomicInteger();
    private final AtomicReference<String> password = new AtomicReference<>("p&ss wörd");
    private final AtomicReference<String> good = new AtomicReference<>("PVE:none");
    private final List<String> passwords = Collections.synchronizedList(new ArrayList<>());
    private final TestNode node = new TestNode().answering(this::answer);
    private final ApiClient client = new ApiClient(
            options(
                    List.of(node.endpoint()),
                    new Credentials.Password("exporter@pve", () -> String.valueOf(password.get()))),
            clock);

    @AfterEach
    void close() {
        client.close();
        node.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith(LOGIN)) {
            String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String given = URLDecoder.decode(form.replaceFirst("username=exporter%40pve&password=", ""), UTF_8);
            passwords.add(given);
            boolean known = given.equals("p&ss wörd") || given.equals(good.get());
            if (known) {
                good.set("PVE:exporter@pve:" + tickets.incrementAndGet() + "::c2ln+/=");
            }
            json(
                    exchange,
                    known ? 200 : 401,
                    known
                            ? "{\"data\":{\"cap\":{\"vms\":{\"VM.Audit\":1}},\"ticket\":\"" + good + "\"}}"
                            : "{\"data\":null,\"message\":\"authentication failure\\n\"}");
            return;
        }
        String cookie = exchange.getRequestHeaders().getFirst("Cookie");
        boolean in = cookie != null && URLDecoder.decode(cookie, UTF_8).equals("PVEAuthCookie=" + good);
        json(exchange, in ? 200 : 401, in ? "{\"data\":{\"name\":\"in\"}}" : "");
    }

    @Test
    void oneLoginIsEnoughForAllRequests() throws Exception {
        List<Thread> threads = new ArrayList<>();
        List<String> answers = Collections.synchronizedList(new ArrayList<>());
        for (String path : List.of("/nodes", "/version", "/cluster/status")) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    answers.add(client.get(question(path), soon()));
                } catch (IOException | InterruptedException e) {
                    answers.add(e.toString());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(answers).containsExactly("in", "in", "in");
        assertThat(node.count(LOGIN)).isEqualTo(1);
    }

    @Test
    void aTicketIsExchangedForAnotherAfterAnHourWhileItIsStillUsed() throws Exception {
        client.get(question("/nodes"), soon());
        String first = good.get();
        clock.pass(Duration.ofMinutes(59));
        client.get(question("/nodes"), soon());
        assertThat(node.count(LOGIN)).isEqualTo(1);
        clock.pass(Duration.ofMinutes(2));
        client.get(question("/nodes"), soon());
        while (node.count(LOGIN) < 2) {
            Thread.sleep(5);
        }
        client.get(question("/nodes"), soon());
        assertThat(passwords).containsExactly("p&ss wörd", first);
    }

    @Test
    void whereATicketCannotBeExchangedThePasswordIsUsed() throws Exception {
        client.get(question("/nodes"), soon());
        String first = good.getAndSet("PVE:of new keys");
        clock.pass(Duration.ofMinutes(61));
        client.get(question("/nodes"), soon());
        client.get(question("/nodes"), soon());
        assertThat(passwords).containsExactly("p&ss wörd", first, "p&ss wörd");
    }

    @Test
    void anOldTicketIsNotUsedAtAll() throws Exception {
        client.get(question("/nodes"), soon());
        clock.pass(Duration.ofHours(3));
        client.get(question("/nodes"), soon());
        assertThat(node.asked()).containsExactly("POST " + LOGIN, "GET /nodes", "POST " + LOGIN, "GET /nodes");
    }

    @Test
    void aTicketThatIsRefusedIsReplacedOnceAndTheQuestionRepeatedOnce() throws Exception {
        client.get(question("/nodes"), soon());
        good.set("PVE:of new keys");
        assertThat(client.get(question("/nodes"), soon())).isEqualTo("in");
        assertThat(node.asked())
                .containsExactly("POST " + LOGIN, "GET /nodes", "GET /nodes", "POST " + LOGIN, "GET /nodes");
    }

    @Test
    void whereEvenANewTicketIsRefusedThereIsNoLoop() {
        node.answering(exchange -> {
            if (exchange.getRequestURI().getPath().endsWith(LOGIN)) {
                answer(exchange);
            } else {
                json(exchange, 401, "");
            }
        });
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> client.get(question("/nodes"), soon()))
                    .hasMessageStartingWith(node.endpoint() + " /nodes: 401, ");
        }
        assertThat(node.asked()).hasSize(4);
    }

    @Test
    void aWrongPasswordIsTriedOnceUntilItChangesOrThePauseIsOver() throws Exception {
        password.set("wrong");
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> client.get(question("/nodes"), soon()))
                    .hasMessageStartingWith(node.endpoint() + " /access/ticket: 401, authentication failure (");
        }
        assertThat(node.asked()).containsExactly("POST " + LOGIN);
        clock.pass(Duration.ofSeconds(13));
        assertThatThrownBy(() -> client.get(question("/nodes"), soon())).hasMessageContaining("401");
        assertThat(node.asked()).hasSize(2);
        password.set("p&ss wörd");
        assertThat(client.get(question("/nodes"), soon())).isEqualTo("in");
    }

    @Test
    void aSecondFactorIsToldWithWhatToDo() {
        node.answering(exchange ->
                json(exchange, 200, "{\"data\":{\"NeedTFA\":1,\"ticket\":\"PVE:!tfa!hunter2\",\"username\":\"x\"}}"));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> client.get(question("/nodes"), soon()))
                    .hasMessageContaining("second factor")
                    .hasMessageContaining("API token")
                    .hasMessageNotContaining("hunter2");
        }
        assertThat(node.asked()).hasSize(1);
    }

    @Test
    void aHurriedRequestDoesNotSpoilTheLoginForOthers() throws Exception {
        node.answering(exchange -> {
            Thread.sleep(300);
            answer(exchange);
        });
        assertThatThrownBy(() -> client.get(question("/nodes"), Deadline.in(Duration.ofMillis(50))))
                .hasMessage("the login did not end in time");
        assertThat(client.get(question("/nodes"), soon())).isEqualTo("in");
        assertThat(node.count(LOGIN)).isEqualTo(1);
    }
}
