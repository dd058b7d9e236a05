package hypervisor.source.proxmox;

import static hypervisor.source.proxmox.TestClients.SECRET;
import static hypervisor.source.proxmox.TestClients.client;
import static hypervisor.source.proxmox.TestClients.options;
import static hypervisor.source.proxmox.TestClients.question;
import static hypervisor.source.proxmox.TestClients.soon;
import static hypervisor.source.proxmox.TestNode.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.TestClients.HandClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// API tokens, and what happens when one is refused.
@Timeout(60)
class TokenTest {
    private final HandClock clock = new HandClock();

    /// Takes one secret and no other.
    private static TestNode.Answer taking(AtomicReference<String> good) {
        return exchange -> {
            String header = exchange.getRequestHeaders().getFirst("Authorization");
            boolean known = ("PVEAPIToken=exporter@pve!mon=" + good.get()).equals(header);
            json(exchange, known ? 200 : 401, known ? "{\"data\":{\"name\":\"in\"}}" : "");
        };
    }

    private static Credentials token(AtomicReference<String> secret) {
        return new Credentials.Token("exporter@pve!mon", () -> String.valueOf(secret.get()));
    }

    @Test
    void theTokenIsSentAsTheApiWantsIt() throws Exception {
        try (var node = new TestNode().answering(taking(new AtomicReference<>(SECRET)));
                var client = client(node)) {
            assertThat(client.get(question("/nodes"), soon())).isEqualTo("in");
        }
    }

    @Test
    void aRefusedTokenIsNotSentAgainUntilItsPauseIsOver() {
        var good = new AtomicReference<>("another");
        var secret = new AtomicReference<>(SECRET);
        try (var node = new TestNode().answering(taking(good));
                var client = new ApiClient(options(List.of(node.endpoint()), token(secret)), clock)) {
            ApiException refusal =
                    catchThrowableOfType(ApiException.class, () -> client.get(question("/nodes"), soon()));
            assertThat(refusal.kind()).isEqualTo(Kind.UNAUTHENTICATED);
            assertThat(refusal.status()).isEqualTo(401);
            assertThat(refusal).hasMessageStartingWith(node.endpoint() + " /nodes: 401, ");
            assertThat(node.asked()).hasSize(1);
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> client.get(question("/version"), soon()))
                        .hasMessage(refusal.getMessage());
            }
            assertThat(node.asked()).hasSize(1);

            clock.pass(Duration.ofSeconds(13));
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> client.get(question("/version"), soon()))
                        .hasMessageContaining("401");
            }
            assertThat(node.asked()).hasSize(2);
            clock.pass(Duration.ofSeconds(13));
            assertThatThrownBy(() -> client.get(question("/version"), soon())).hasMessageContaining("401");
            assertThat(node.asked()).as("the second pause is longer").hasSize(2);
        }
    }

    @Test
    void requestsThatAreRefusedTogetherCountAsOneRefusal() throws Exception {
        var secret = new AtomicReference<>(SECRET);
        var all = new CompletableFuture<Void>();
        try (var node = new TestNode();
                var client = new ApiClient(options(List.of(node.endpoint()), token(secret)), clock)) {
            node.answering(exchange -> {
                all.join();
                json(exchange, 401, "");
            });
            List<Thread> threads = new ArrayList<>();
            for (String name : List.of("pve1", "pve2", "pve3")) {
                threads.add(Thread.ofVirtual()
                        .start(() ->
                                assertThatThrownBy(() -> client.get(TestClients.inScrape(name, "/status"), soon()))));
            }
            while (node.asked().size() < 3) {
                Thread.sleep(5);
            }
            all.complete(null);
            for (Thread thread : threads) {
                thread.join();
            }
            clock.pass(Duration.ofSeconds(13));
            assertThatThrownBy(() -> client.get(question("/version"), soon()));
            assertThat(node.asked()).as("the pause was that of one refusal").hasSize(4);
        }
    }

    @Test
    void aSecretThatWasChangedIsUsedAtOnce() throws Exception {
        var good = new AtomicReference<>(SECRET);
        var secret = new AtomicReference<>(SECRET);
        try (var node = new TestNode().answering(taking(good));
                var client = new ApiClient(options(List.of(node.endpoint()), token(secret)), clock)) {
            client.get(question("/nodes"), soon());
            good.set("rotated");
            secret.set("rotated");
            assertThat(client.get(question("/nodes"), soon())).isEqualTo("in");
            assertThat(node.asked()).hasSize(3);

            good.set("rotated-again");
            assertThatThrownBy(() -> client.get(question("/nodes"), soon()));
            secret.set("rotated-again");
            assertThat(client.get(question("/nodes"), soon()))
                    .as("in the pause")
                    .isEqualTo("in");
        }
    }

    @Test
    void aSecretThatCannotBeReadOrSentIsToldWithoutIt() {
        var secrets = new ArrayList<Credentials.Secret>();
        secrets.add(() -> {
            throw new IOException("/run/secret does not exist");
        });
        secrets.add(() -> " ");
        secrets.add(() -> "hunter2\nmore");
        secrets.add(() -> "hunter2 more");
        secrets.add(() -> "hunter2\u00e4");
        try (var node = new TestNode()) {
            for (Credentials.Secret secret : secrets) {
                var credentials = new Credentials.Token("exporter@pve!mon", secret);
                try (var client = new ApiClient(options(List.of(node.endpoint()), credentials), clock)) {
                    assertThatThrownBy(() -> client.get(question("/nodes"), soon()))
                            .isInstanceOf(ApiException.class)
                            .hasMessageStartingWith("the secret of token exporter@pve!mon ")
                            .hasMessageNotContaining("hunter2");
                }
            }
            assertThat(node.asked()).isEmpty();
        }
    }

    @Test
    void whatIsNoTokenIdIsRefusedWithoutRepeatingIt() {
        for (String id : List.of("exporter", "exporter@pve", "exporter@pve!mon=hunter2", "!", "", "a@b!c d")) {
            assertThatThrownBy(() -> new Credentials.Token(id, () -> SECRET))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("hunter2");
        }
        assertThat(TestClients.TOKEN.toString()).isEqualTo("Token[exporter@pve!mon]");
    }
}
