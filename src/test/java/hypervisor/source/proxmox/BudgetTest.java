package hypervisor.source.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.proxmox.TestClients.HandClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final HandClock clock = new HandClock();
    private final Budget budget = new Budget(20, clock);

    @Test
    void tenGoAtOnceAndThenTwentyASecond() {
        for (int i = 0; i < 10; i++) {
            assertThat(budget.take(LONG)).isEqualTo(Duration.ZERO);
        }
        assertThat(budget.take(LONG)).isEqualTo(Duration.ofMillis(50));
        assertThat(budget.take(LONG)).isEqualTo(Duration.ofMillis(100));
        clock.pass(Duration.ofMillis(150));
        assertThat(budget.take(LONG)).isEqualTo(Duration.ZERO);
    }

    @Test
    void whoeverCannotWaitTakesNothing() {
        for (int i = 0; i < 20; i++) {
            budget.take(LONG);
        }
        assertThat(budget.take(Duration.ofMillis(100))).isNull();
        assertThat(budget.take(LONG)).isEqualTo(Duration.ofMillis(550));
    }

    @Test
    void whatIsNotUsedIsNotSavedUp() {
        clock.pass(Duration.ofHours(1));
        for (int i = 0; i < 10; i++) {
            budget.take(LONG);
        }
        assertThat(budget.take(LONG)).isPositive();
    }
}
