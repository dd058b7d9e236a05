package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {
    @Test
    void whoAsksMeanwhileSharesTheNextTurn() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var count = new AtomicInteger();
        var turns = new Turns<>("test", () -> {
            begun.countDown();
            await(go);
            return count.incrementAndGet();
        });

        Future<Integer> first = turns.ask();
        await(begun);
        Future<Integer> second = turns.ask();
        Future<Integer> third = turns.ask();
        go.countDown();

        assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(third.get(30, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(turns.ask().get(30, TimeUnit.SECONDS)).isEqualTo(3);
    }

    @Test
    void aTurnThatFailsIsFollowedByOthers() throws Exception {
        var count = new AtomicInteger();
        var turns = new Turns<>("test", () -> {
            if (count.incrementAndGet() == 1) {
                throw new IllegalStateException("broken");
            }
            return count.get();
        });

        Future<Integer> first = turns.ask();
        assertThatThrownBy(() -> first.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("broken");
        assertThat(turns.ask().get(30, TimeUnit.SECONDS)).isEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("nothing came");
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
