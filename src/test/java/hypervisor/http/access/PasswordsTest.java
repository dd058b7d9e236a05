package hypervisor.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.http.access.Passwords.Verdict;
import hypervisor.real.Commands;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("192.0.2.2");
    private static final Map<String, String> USERS = Map.of("ada", "$2y$05$ada", "bob", "$2y$12$bob");

    /// The hashes that passwords were compared with. Here a password is right where the hash ends in it.
    private final Queue<String> compared = new ConcurrentLinkedQueue<>();

    private final Passwords passwords = new Passwords((password, hash) -> {
        compared.add(hash);
        return hash.endsWith(new String(password, StandardCharsets.UTF_8));
    });

    @Test
    void whoIsNoUserCostsAsMuchAsTheCostliest() {
        assertThat(of("eve", "guess")).isEqualTo(Verdict.WRONG);
        assertThat(compared).containsExactly("$2y$12$bob");
    }

    @Test
    void whoIsNoUserIsNotLetInByTheHashThatIsComparedWith() {
        assertThat(of("eve", "bob")).isEqualTo(Verdict.WRONG);
        assertThat(of("bob", "bob")).isEqualTo(Verdict.RIGHT);
        assertThat(of("eve", "bob")).isEqualTo(Verdict.WRONG);
    }

    @Test
    void answersAreRemembered() {
        for (int i = 0; i < 3; i++) {
            assertThat(of("ada", "ada")).isEqualTo(Verdict.RIGHT);
            assertThat(of("ada", "bob")).isEqualTo(Verdict.WRONG);
            assertThat(of("eve", "ada")).isEqualTo(Verdict.WRONG);
        }
        assertThat(compared).hasSize(3);
    }

    @Test
    void aNewHashIsComparedWithAnew() {
        assertThat(of("ada", "ada")).isEqualTo(Verdict.RIGHT);
        Verdict later = passwords.of(given("ada", "ada"), Map.of("ada", "$2y$05$other"), HERE);

        assertThat(later).isEqualTo(Verdict.WRONG);
    }

    @Test
    void manyWrongOnesDoNotPushOutTheRightOne() {
        of("ada", "ada");
        for (int i = 0; i < 1_000; i++) {
            of("ada", "guess " + i);
        }
        compared.clear();

        assertThat(of("ada", "ada")).isEqualTo(Verdict.RIGHT);
        assertThat(compared).isEmpty();
    }

    @Test
    void thoseWhoGuessKeepNobodyElseOut() throws Exception {
        var begun = new Semaphore(0);
        var goOn = new CountDownLatch(1);
        var running = new Semaphore(1);
        var slow = new Passwords((_, _) -> {
            assertThat(running.tryAcquire()).as("one at a time").isTrue();
            begun.release();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            running.release();
            return true;
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Verdict>> guesses = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Credentials guess = given("ada", "guess " + i);
                guesses.add(threads.submit(() -> slow.of(guess, USERS, HERE)));
            }
            begun.acquire();
            Commands.waitUntil(
                    "all but four are refused",
                    Duration.ofSeconds(60),
                    () -> guesses.stream().filter(Future::isDone).count() == 16);
            Future<Verdict> scraper = threads.submit(() -> slow.of(given("bob", "bob"), USERS, ELSEWHERE));
            Future<Verdict> same = threads.submit(() -> slow.of(given("bob", "bob"), USERS, HERE));
            goOn.countDown();

            assertThat(scraper.get()).isEqualTo(Verdict.RIGHT);
            assertThat(same.get()).isEqualTo(Verdict.RIGHT);
        }
    }

    @Test
    void whatIsRememberedTellsNoPassword() {
        Credentials given = given("ada", "ada's password");
        String key = new KnownPasswords().key(given, "$2y$05$ada");

        assertThat(key).matches("[0-9a-f]{64}").isNotEqualTo(new KnownPasswords().key(given, "$2y$05$ada"));
    }

    /// Made by crypt(3) of libxcrypt, of `secret`, of `pä:ß`, and of 80 times `a`.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret $2b$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a",
                "secret $2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a",
                "secret $2a$10$abcdefghijklmnopqrstuuqflPDzB6gcMhKa1rZqKiun2YGL5sa2u",
                "pä:ß $2y$05$abcdefghijklmnopqrstuuMtDOYEqY2dYsdFHIetEszckiszTnBz.",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                        + " $2b$05$abcdefghijklmnopqrstuuGUnCqbfgs3htOkLrFduUjAyLBw1Rq/u"
            })
    void hashesOfOtherProgramsAreUnderstood(String both) {
        String[] parts = both.split(" ");

        assertThat(Bcrypt.matches(parts[0].getBytes(StandardCharsets.UTF_8), parts[1]))
                .isTrue();
        assertThat(Bcrypt.matches("another".getBytes(StandardCharsets.UTF_8), parts[1]))
                .isFalse();
    }

    private Verdict of(String user, String password) {
        return passwords.of(given(user, password), USERS, HERE);
    }

    private static Credentials given(String user, String password) {
        return new Credentials(user, password.getBytes(StandardCharsets.UTF_8));
    }
}
