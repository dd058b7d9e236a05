package hypervisor.source.proxmox;

import static hypervisor.source.proxmox.TestClients.about;
import static hypervisor.source.proxmox.TestClients.client;
import static hypervisor.source.proxmox.TestClients.inScrape;
import static hypervisor.source.proxmox.TestClients.options;
import static hypervisor.source.proxmox.TestClients.question;
import static hypervisor.source.proxmox.TestClients.soon;
import static hypervisor.source.proxmox.TestNode.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.TestClients.HandClock;
import hypervisor.source.proxmox.json.AnswerReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Answers that are shared: while they are fresh, and while they are on their way. And requests that wait for
/// others.
@Timeout(60)
class AnswersTest {
    private static final ApiRequest<String> KEPT = ApiRequest.cluster(
            "/cluster/resources", Duration.ofSeconds(29), AnswerReader.object(row -> row.need("name")));

    @Test
    void anAnswerIsShownAgainWhileItIsFresh() throws Exception {
        var clock = new HandClock();
        try (var node = new TestNode();
                var client = new ApiClient(options(node), clock)) {
            client.get(KEPT, soon());
            clock.pass(Duration.ofSeconds(28));
            client.get(KEPT, soon());
            assertThat(node.asked()).hasSize(1);
            clock.pass(Duration.ofSeconds(2));
            client.get(KEPT, soon());
            assertThat(node.asked()).hasSize(2);
        }
    }

    @Test
    void aFailureIsNotKept() throws Exception {
        try (var node = new TestNode().answering(exchange -> json(exchange, 500, "{\"data\":null}"));
                var client = client(node)) {
            assertThatThrownBy(() -> client.get(KEPT, soon())).hasMessageContaining("500");
            node.answering(exchange -> json(exchange, 200, "{\"data\":{\"name\":\"well\"}}"));
            assertThat(client.get(KEPT, soon())).isEqualTo("well");
        }
    }

    @Test
    void equalQuestionsAtOneTimeAreOneRequest() throws Exception {
        var go = new CountDownLatch(1);
        try (var node = new TestNode();
                var client = client(node)) {
            node.answering(exchange -> {
                go.await();
                json(exchange, 200, "{\"data\":{\"name\":\"well\"}}");
            });
            List<String> answers = Collections.synchronizedList(new ArrayList<>());
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                threads.add(asking(client, question("/nodes"), answers));
            }
            for (Thread thread : threads) {
                while (thread.getState() != Thread.State.TIMED_WAITING) {
                    Thread.sleep(5);
                }
            }
            assertThatThrownBy(() -> client.get(question("/nodes"), Deadline.in(Duration.ofMillis(20))))
                    .as("who is in a hurry leaves")
                    .hasMessageContaining("no answer in time");
            go.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(answers).hasSize(5).containsOnly("well");
            assertThat(node.asked()).hasSize(1);
        }
    }

    @Test
    void whoeverHasTimeLeftAsksAnewWhenTheFirstGaveUp() throws Exception {
        var slow = new AtomicInteger();
        try (var node = new TestNode();
                var client = client(node)) {
            node.answering(exchange -> {
                if (slow.getAndIncrement() == 0) {
                    Thread.sleep(Duration.ofMinutes(1));
                }
                json(exchange, 200, "{\"data\":{\"name\":\"well\"}}");
            });
            var failure = new AtomicReference<String>();
            Thread hurried = Thread.ofVirtual().start(() -> {
                try {
                    client.get(question("/nodes"), Deadline.in(Duration.ofMillis(500)));
                } catch (IOException | InterruptedException e) {
                    failure.set(e.getMessage());
                }
            });
            while (node.asked().isEmpty()) {
                Thread.sleep(5);
            }
            assertThat(client.get(question("/nodes"), soon())).isEqualTo("well");
            hurried.join();
            assertThat(failure.get()).contains("no answer within");
        }
    }

    @Test
    void aNodeAnswersOneRequestOfEachLaneAtATime() throws Exception {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        try (var node = new TestNode();
                var client = client(node)) {
            node.answering(exchange -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                Thread.sleep(30);
                now.decrementAndGet();
                json(exchange, 200, "{\"data\":{\"name\":\"well\"}}");
            });
            List<String> answers = Collections.synchronizedList(new ArrayList<>());
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                threads.add(asking(client, about("pve1", "/" + i), answers));
                threads.add(asking(client, inScrape("pve1", "/" + i), answers));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(answers).hasSize(10).containsOnly("well");
            assertThat(most.get()).isEqualTo(2);
        }
    }

    @Test
    void whoeverWaitsForABusyNodeDoesSoUntilTheDeadline() throws Exception {
        try (var node = new TestNode().answering(_ -> Thread.sleep(Duration.ofMinutes(1)));
                var client = client(node)) {
            Thread first = asking(client, about("pve1", "/qemu"), new ArrayList<>());
            while (node.asked().isEmpty()) {
                Thread.sleep(5);
            }
            assertThatThrownBy(() -> client.get(about("pve1", "/lxc"), Deadline.in(Duration.ofMillis(100))))
                    .hasMessage("not sent: node pve1 was busy until the end with a request sent before");
            first.interrupt();
            first.join();
            assertThat(node.asked()).hasSize(1);
        }
    }

    private static Thread asking(ApiClient client, ApiRequest<String> request, List<String> answers) {
        return Thread.ofVirtual().start(() -> {
            try {
                answers.add(client.get(request, soon()));
            } catch (IOException | InterruptedException e) {
                answers.add(e.toString());
            }
        });
    }
}
