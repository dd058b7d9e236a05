package hypervisor.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.scrape.Deadline;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class IsolationTest {
    private static final String KEY = "/mnt/pve/backup";

    private final Isolation isolation = new Isolation();

    @Test
    void givesWhatTheWorkGave() throws IOException, InterruptedException {
        assertThat(isolation.run(KEY, () -> Thread.currentThread().isVirtual(), soon()))
                .isFalse();
        assertThat(isolation.isBusy(KEY)).isFalse();
    }

    @Test
    void failuresAreThoseOfTheWork() {
        assertThatExceptionOfType(FileNotFoundException.class)
                .isThrownBy(() -> isolation.run(KEY, () -> failing(new FileNotFoundException("gone")), soon()))
                .withMessage("gone");
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> isolation.run(KEY, () -> failing(new MalformedException("file", "odd")), soon()))
                .withMessage("file: odd");
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> isolation.run(KEY, () -> failing(new InterruptedException("stop")), soon()));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> isolation.run(KEY, () -> failing(new Exception("checked")), soon()))
                .withMessage("checked");
        assertThatThrownBy(() -> isolation.run(
                        KEY,
                        () -> {
                            throw new StackOverflowError("deep");
                        },
                        soon()))
                .isInstanceOf(StackOverflowError.class);
        assertThat(isolation.isBusy(KEY)).isFalse();
    }

    @Test
    void whatHangsIsLeftAloneUntilItComesBack() throws IOException, InterruptedException {
        var hangs = new CountDownLatch(1);
        var back = new CountDownLatch(1);

        assertThatExceptionOfType(HangingException.class)
                .isThrownBy(() -> isolation.run(KEY, () -> waitFor(hangs, back), Deadline.in(Duration.ofMillis(50))))
                .withMessage(KEY + " hangs: it is left alone until it comes back");
        assertThat(isolation.isBusy(KEY)).isTrue();
        assertThatExceptionOfType(HangingException.class)
                .isThrownBy(() -> isolation.run(KEY, () -> "not run", Deadline.in(Duration.ofDays(1))))
                .withMessageStartingWith(KEY + " hangs: ");
        assertThat(isolation.run("/mnt/pve/other", () -> "well", soon())).isEqualTo("well");

        hangs.countDown();
        back.await();
        while (isolation.isBusy(KEY)) {
            Thread.onSpinWait();
        }
        assertThat(isolation.run(KEY, () -> "well again", soon())).isEqualTo("well again");
    }

    @Test
    void whatIsOnlyBusyIsWaitedFor() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> isolation.run(
                    KEY,
                    () -> {
                        begun.countDown();
                        goOn.await();
                        return "first";
                    },
                    soon()));
            begun.await();
            var second = threads.submit(() -> isolation.run(KEY, () -> "second", soon()));
            goOn.countDown();

            assertThat(first.get()).isEqualTo("first");
            assertThat(second.get()).isEqualTo("second");
        }
    }

    @Test
    void oneThatWaitsCanBeInterruptedAndTheWorkGoesOn() throws InterruptedException {
        var hangs = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                isolation.run(KEY, () -> waitFor(hangs, started), soon());
            } catch (IOException | InterruptedException _) {
                started.countDown();
            }
        });
        while (!isolation.isBusy(KEY)) {
            Thread.onSpinWait();
        }

        waiting.interrupt();

        assertThat(waiting.join(Duration.ofSeconds(20))).isTrue();
        assertThat(isolation.isBusy(KEY)).isTrue();
        hangs.countDown();
    }

    private static String waitFor(CountDownLatch hangs, CountDownLatch back) throws InterruptedException {
        hangs.await();
        back.countDown();
        return "late";
    }

    private static String failing(Exception failure) throws Exception {
        throw failure;
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(20));
    }
}
