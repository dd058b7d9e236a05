package hypervisor.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoryTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void tellsHowEachCollectorFared() {
        var asks = new TestCollector("a_asks", deadline -> {
            deadline.within(Duration.ofSeconds(5)).notes().add(() -> "GET /nodes: 200");
            return Reading.of("here");
        });
        var fails = new TestCollector("b_fails", _ -> {
            throw new IOException("connection\nrefused");
        });
        var lacks = new TestCollector("c_lacks", _ -> Reading.absent("no ZFS here"));
        try (var scraper = new Scraper(List.of(asks, fails, lacks))) {
            String text = text(tell(scraper, LONG, asks, fails, lacks));

            assertThat(text)
                    .containsPattern("a_asks \\(a\\): succeeded, took \\d+\\.\\d ms\n    started at \\+\\d")
                    .containsPattern("    \\+\\d+\\.\\d ms GET /nodes: 200\n")
                    .containsPattern("b_fails \\(b\\): failed, took .* ms: connection refused\n")
                    .containsPattern("c_lacks \\(c\\): nothing here, took .* ms: no ZFS here\n")
                    .containsPattern("all of it took .* ms$");
        }
    }

    @Test
    void tellsOnlyWhatItAskedItself() throws Exception {
        var asked = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var slow = new TestCollector("a_slow", deadline -> {
            deadline.notes().add(() -> "asked for somebody else");
            asked.countDown();
            go.await();
            return Reading.of("here");
        });
        try (var scraper = new Scraper(List.of(slow))) {
            Thread other = Thread.startVirtualThread(() -> tell(scraper, LONG, slow));
            asked.await();

            String late = text(tell(scraper, Duration.ofMillis(200), slow));
            go.countDown();
            other.join();

            assertThat(late)
                    .contains("a_slow (a): failed", "joined a run that was going, started at -")
                    .doesNotContain("asked for somebody else");
        }
    }

    @Test
    void tellsThatNothingWasAsked() {
        var kept = new TestCollector("a_kept", deadline -> {
                    deadline.notes().add(() -> "GET /nodes");
                    return Reading.of("here");
                })
                .freshFor(Duration.ofHours(1));
        try (var scraper = new Scraper(List.of(kept))) {
            tell(scraper, LONG, kept);

            assertThat(text(tell(scraper, LONG, kept)))
                    .contains("s old", "shows what is still fresh, nothing was asked")
                    .doesNotContain("GET /nodes");
        }
    }

    @Test
    void isNotLongerThanAPersonReads() {
        var chatty = new TestCollector("a_chatty", deadline -> {
            IntStream.range(0, 100_000).forEach(i -> deadline.notes().add(() -> "x".repeat(1000)));
            return Reading.of("here");
        });
        try (var scraper = new Scraper(List.of(chatty))) {
            Told told = tell(scraper, LONG, chatty);

            assertThat(told.lines()).hasSizeLessThan(310).contains("    and 99700 more");
            assertThat(text(told)).hasSizeLessThan(110_000);
        }
    }

    private static Told tell(Scraper scraper, Duration time, TestCollector... collectors) {
        Set<Fact<?>> wanted = new HashSet<>();
        for (TestCollector collector : collectors) {
            wanted.add(collector.fact());
        }
        return scraper.tell(wanted, CollectorFilter.ALL, Deadline.in(time));
    }

    private static String text(Told told) {
        return String.join("\n", told.lines());
    }
}
