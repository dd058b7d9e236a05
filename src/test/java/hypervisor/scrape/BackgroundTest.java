package hypervisor.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.fact.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Collectors that no scrape waits for.
@Timeout(30)
class BackgroundTest {
    private static final Fact<Integer> FACT = Fact.named("a number");

    /// Gives 1, 2, 3 …, each when it is let go.
    private static final class Slow implements Collector<Integer> {
        private final AtomicInteger runs = new AtomicInteger();
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile boolean failing;

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public String source() {
            return "test";
        }

        @Override
        public Fact<Integer> fact() {
            return FACT;
        }

        @Override
        public Duration background() {
            return Duration.ofSeconds(20);
        }

        @Override
        public Reading<Integer> collect(Deadline deadline) throws IOException, InterruptedException {
            int run = runs.incrementAndGet();
            if (!gate.await(20, TimeUnit.SECONDS) || failing) {
                throw new IOException("cannot");
            }
            return Reading.of(run);
        }
    }

    private final Slow slow = new Slow();
    private final Scraper scraper = new Scraper(List.of(slow));

    @Test
    void showsTheLastValueWhileTheNextIsRead() {
        assertThat(value(scrape())).isEqualTo(1);
        slow.gate = new CountDownLatch(1);

        Facts facts = scrape();

        assertThat(value(facts)).isEqualTo(1);
        assertThat(outcome(facts).success()).isTrue();
        assertThat(outcome(facts).ageSeconds()).isPositive();
        slow.gate.countDown();
        while (Integer.valueOf(1).equals(value(scrape()))) {
            Thread.onSpinWait();
        }
        assertThat(value(scrape())).isGreaterThanOrEqualTo(2);
    }

    @Test
    void hardlyWaitsForTheFirstValue() {
        slow.gate = new CountDownLatch(1);

        Facts facts = scrape();

        assertThat(value(facts)).isNull();
        assertThat(outcome(facts).success()).isTrue();
        assertThat(outcome(facts).because()).contains("first time");
        assertThat(slow.runs).hasValue(1);
        slow.gate.countDown();
    }

    @Test
    void waitsWhereNoOtherScrapeFollows() {
        slow.gate = new CountDownLatch(1);
        Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(600);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            slow.gate.countDown();
        });

        Facts facts = scraper.scrapeAll(Set.of(FACT), CollectorFilter.ALL, Deadline.in(Duration.ofSeconds(20)));

        assertThat(value(facts)).isEqualTo(1);
    }

    @Test
    void tellsAFailureUntilItIsOver() {
        assertThat(value(scrape())).isEqualTo(1);
        slow.failing = true;
        while (outcome(scrape()).success()) {
            Thread.onSpinWait();
        }
        slow.gate = new CountDownLatch(1);

        Facts facts = scrape();

        assertThat(value(facts)).as("not the value from before the failure").isNull();
        assertThat(outcome(facts).success()).isFalse();
        assertThat(outcome(facts).because()).isEqualTo("cannot");
        slow.gate.countDown();
    }

    @Test
    void isWarmAtTheFirstScrape() throws InterruptedException {
        scraper.warmUp(Set.of(FACT), Duration.ofSeconds(20));
        while (slow.runs.get() == 0) {
            Thread.sleep(1);
        }
        assertThat(value(scrape())).isNotNull();
    }

    private Facts scrape() {
        return scraper.scrape(Set.of(FACT), CollectorFilter.ALL, Deadline.in(Duration.ofSeconds(20)));
    }

    private static @Nullable Integer value(Facts facts) {
        return facts.get(FACT) instanceof Reading.Present<Integer>(Integer value) ? value : null;
    }

    private static Outcome outcome(Facts facts) {
        return facts.get(Outcome.FACT) instanceof Reading.Present<List<Outcome>>(List<Outcome> outcomes)
                ? outcomes.getFirst()
                : new Outcome("none", "none", false, 0, null, "was not asked");
    }
}
