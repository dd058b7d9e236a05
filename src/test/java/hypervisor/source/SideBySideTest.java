package hypervisor.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.source.SideBySide.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    @Test
    void allAreAskedAtOnceAndAnswerInTheirOrder() throws InterruptedException {
        var all = new CountDownLatch(3);
        List<Question<Integer>> questions = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int number = i;
            questions.add(() -> {
                all.countDown();
                all.await();
                return number;
            });
        }

        assertThat(SideBySide.ask(questions)).containsExactly(0, 1, 2);
        assertThat(SideBySide.<Integer>ask(List.of())).isEmpty();
    }

    @Test
    void noMoreThanWantedAreAskedAtOneTime() throws InterruptedException {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        List<Question<Integer>> questions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            questions.add(() -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                Thread.sleep(5);
                return now.decrementAndGet();
            });
        }

        assertThat(SideBySide.ask(2, questions)).hasSize(20);
        assertThat(most).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void whatIsNoAnswerIsThrown() {
        assertThatThrownBy(() -> SideBySide.ask(List.<Question<String>>of(() -> {
                    throw new MalformedException("file", "odd");
                })))
                .isInstanceOf(MalformedException.class)
                .hasMessage("file: odd");
        assertThatThrownBy(() -> SideBySide.ask(List.<Question<String>>of(() -> {
                    throw new InterruptedException("stop");
                })))
                .isInstanceOf(InterruptedException.class);
    }
}
