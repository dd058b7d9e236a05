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
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.ClientState.EndpointState;
import hypervisor.source.proxmox.TestClients.HandClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests over several endpoints, some of which fail.
@Timeout(60)
class DispersalTest {
    @Test
    void requestsGoToAllEndpointsThatAreWell() throws Exception {
        try (var one = new TestNode();
                var two = new TestNode();
                var client = client(one, two)) {
            for (int i = 0; i < 40; i++) {
                assertThat(client.get(question("/version"), soon())).isEqualTo("/api2/json/version");
            }
            assertThat(one.count("/version")).isBetween(1, 39);
            assertThat(one.count("/version") + two.count("/version")).isEqualTo(40);
            assertThat(client.state().endpoints().stream().map(EndpointState::requests))
                    .containsExactly((long) one.count("/version"), (long) two.count("/version"));
        }
    }

    @Test
    void anEndpointThatRefusesIsReplacedByAnotherAndRestsUntilAProbeSucceeds() throws Exception {
        var clock = new HandClock();
        var dead = new TestNode();
        Endpoint gone = dead.endpoint();
        dead.close();
        try (var alive = new TestNode();
                var client = new ApiClient(options(List.of(gone, alive.endpoint()), TestClients.TOKEN), clock)) {
            for (int i = 0; i < 40; i++) {
                client.get(question("/nodes"), soon());
            }
            EndpointState resting = client.state().endpoints().getFirst();
            assertThat(resting.resting()).isTrue();
            assertThat(resting.failure()).startsWith(gone + " /nodes: cannot be reached");
            assertThat(resting.requests()).isEqualTo(1);

            try (var back = new TestNode("server", gone.port())) {
                client.get(question("/nodes"), soon());
                assertThat(back.asked()).as("before its rest is over").isEmpty();
                clock.pass(Duration.ofSeconds(10));
                while (client.state().endpoints().getFirst().resting()) {
                    client.get(question("/nodes"), soon());
                    Thread.sleep(5);
                }
                assertThat(back.asked().getFirst()).as("the probe comes first").isEqualTo("GET /version");
                while (back.count("/nodes") == 0) {
                    client.get(question("/nodes"), soon());
                }
            }
        }
    }

    @Test
    void theOnlyEndpointIsAlwaysTriedAgain() throws Exception {
        var node = new TestNode();
        Endpoint endpoint = node.endpoint();
        node.close();
        try (var client = new ApiClient(options(List.of(endpoint), TestClients.TOKEN))) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> client.get(question("/nodes"), soon()))
                        .hasMessageStartingWith(endpoint + " /nodes: cannot be reached");
            }
            try (var _ = new TestNode("server", endpoint.port())) {
                assertThat(client.get(question("/nodes"), soon())).isEqualTo("/api2/json/nodes");
            }
            assertThat(client.state().endpoints())
                    .containsExactly(new EndpointState(endpoint.toString(), false, null, 4, 3));
        }
    }

    @Test
    void whereAllRestOneIsTriedAnyway() throws Exception {
        var first = new TestNode();
        var second = new TestNode();
        List<Endpoint> both = List.of(first.endpoint(), second.endpoint());
        first.close();
        second.close();
        try (var client = new ApiClient(options(both, TestClients.TOKEN), new HandClock())) {
            assertThatThrownBy(() -> client.get(question("/nodes"), soon()))
                    .hasMessageContaining(both.getFirst() + " /nodes: cannot")
                    .hasMessageContaining(both.getLast() + " /nodes: cannot");
            try (var _ = new TestNode("server", both.getLast().port())) {
                assertThat(client.get(question("/nodes"), soon())).isEqualTo("/api2/json/nodes");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void aProxyWithoutANodeBehindItIsTheEndpointsFault(int status) throws Exception {
        try (var proxy = new TestNode().answering(exchange -> json(exchange, status, ""));
                var node = new TestNode();
                var client = client(proxy, node)) {
            for (int i = 0; i < 20; i++) {
                client.get(question("/nodes"), soon());
            }
            assertThat(proxy.count("/nodes")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 500, 501, 596})
    void aRefusalIsNotTheEndpointsFaultAndIsNotTriedElsewhere(int status) {
        try (var one = new TestNode().answering(exchange -> json(exchange, status, "{\"data\":null}"));
                var two = new TestNode().answering(exchange -> json(exchange, status, "{\"data\":null}"));
                var client = client(one, two)) {
            ApiException failure =
                    catchThrowableOfType(ApiException.class, () -> client.get(inScrape("pve3", "/status"), soon()));
            assertThat(failure.status()).isEqualTo(status);
            assertThat(one.asked().size() + two.asked().size()).isEqualTo(1);
            assertThat(client.state().endpoints()).noneMatch(EndpointState::resting);
        }
    }

    @Test
    void aNodeThatCannotBeReachedFromOneEndpointIsAskedThroughAnotherOnce() throws Exception {
        try (var cutOff = new TestNode().answering(exchange -> json(exchange, 595, ""));
                var node = new TestNode();
                var client = client(cutOff, node)) {
            for (int i = 0; i < 20; i++) {
                assertThat(client.get(inScrape("pve3", "/status"), soon())).endsWith("/nodes/pve3/status");
            }
            assertThat(cutOff.count("/nodes/pve3/status")).isPositive();
        }
    }

    @Test
    void anEndpointThatHangsCostsHalfOfTheTimeAndTheOtherAnswers() throws Exception {
        try (var hanging = new TestNode().answering(_ -> Thread.sleep(Duration.ofMinutes(1)));
                var node = new TestNode();
                var client = client(hanging, node)) {
            for (int i = 0; i < 10; i++) {
                assertThat(client.get(question("/nodes"), Deadline.in(Duration.ofSeconds(6))))
                        .isEqualTo("/api2/json/nodes");
            }
            assertThat(hanging.count("/nodes")).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void aNodeThatHangsRestsInTheBackgroundOnly() throws Exception {
        var clock = new HandClock();
        try (var node = new TestNode();
                var client = new ApiClient(options(node), clock)) {
            node.answering(exchange -> json(exchange, 596, ""));
            assertThatThrownBy(() -> client.get(about("pve3", "/qemu"), soon()))
                    .hasMessage(node.endpoint() + " /nodes/pve3/qemu: 596, the node pve3 did not answer within 30 s:"
                            + " it, or its pvedaemon, hangs");
            ApiException resting =
                    catchThrowableOfType(ApiException.class, () -> client.get(about("pve3", "/lxc"), soon()));
            assertThat(resting.kind()).isEqualTo(Kind.NODE);
            assertThat(resting)
                    .hasMessageContaining("node pve3 is not asked for a minute")
                    .hasMessageContaining("596");
            assertThat(node.asked()).containsExactly("GET /nodes/pve3/qemu");

            node.answering(exchange -> json(exchange, 200, "{\"data\":{\"name\":\"well\"}}"));
            assertThat(client.get(about("pve2", "/lxc"), soon())).isEqualTo("well");
            clock.pass(Duration.ofSeconds(61));
            assertThat(client.get(about("pve3", "/lxc"), soon())).isEqualTo("well");
        }
    }

    @Test
    void whatWaitsForANodeIsNotSentOnceTheNodeHangs() throws Exception {
        var arrived = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var node = new TestNode();
                var client = client(node);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            node.answering(exchange -> {
                arrived.countDown();
                release.await();
                json(exchange, 596, "");
            });
            var first = threads.submit(() -> client.get(about("pve3", "/qemu"), soon()));
            arrived.await();
            var waiting = threads.submit(() -> client.get(about("pve3", "/lxc"), soon()));
            Thread.sleep(200); // it has no way to tell that it waits; were it later, the answer would be the same
            release.countDown();

            assertThatThrownBy(first::get).hasMessageContaining("596");
            assertThatThrownBy(waiting::get)
                    .cause()
                    .hasMessage("/nodes/pve3/lxc: node pve3 is not asked for a minute, since it did not answer: "
                            + node.endpoint() + " /nodes/pve3/qemu: 596, the node pve3 did not answer within 30 s:"
                            + " it, or its pvedaemon, hangs");
            assertThatThrownBy(() -> client.get(about("pve3", "/disks/zfs"), soon()))
                    .hasMessageStartingWith("/nodes/pve3/disks/zfs: node pve3")
                    .hasMessageNotContaining("/lxc");
            assertThat(node.asked()).containsExactly("GET /nodes/pve3/qemu");
        }
    }

    @Test
    void oneEndpointCanBeAskedByItself() throws Exception {
        try (var one = new TestNode();
                var two = new TestNode();
                var client = client(one, two)) {
            assertThat(client.endpoints())
                    .containsExactly(one.endpoint().toString(), two.endpoint().toString());
            for (int i = 0; i < 10; i++) {
                client.getFrom(client.endpoints().getLast(), question("/cluster/metrics/export"), soon());
            }
            assertThat(one.asked()).isEmpty();
            assertThat(two.asked()).hasSize(10);
            two.answering(exchange -> json(exchange, 503, ""));
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> client.getFrom(client.endpoints().getLast(), question("/x"), soon()))
                        .hasMessageContaining("503");
            }
            assertThat(two.count("/x")).as("it rests").isEqualTo(1);
        }
    }
}
