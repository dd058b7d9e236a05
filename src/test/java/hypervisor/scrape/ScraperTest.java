package hypervisor.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.fact.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScraperTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final CountDownLatch never = new CountDownLatch(1);
    private final TestCollector quick = new TestCollector("a_quick", _ -> Reading.of("here"));
    private final TestCollector hung = new TestCollector("b_hung", _ -> {
        never.await();
        return Reading.of("too late");
    });
    private final TestCollector broken = new TestCollector("c_broken", _ -> {
        throw new IOException("connection refused");
    });
    private final TestCollector absent = new TestCollector("d_absent", _ -> Reading.absent("no ZFS here"));

    @Test
    void oneBadCollectorSpoilsOnlyItsOwnFact() {
        var unwanted = new TestCollector("e_unwanted", _ -> Reading.of("nobody asked"));
        try (var scraper = new Scraper(List.of(absent, broken, hung, quick, unwanted))) {
            Facts facts = scrape(scraper, SHORT, quick, hung, broken, absent);

            assertThat(facts.get(quick.fact())).isEqualTo(Reading.of("here"));
            assertThat(facts.get(absent.fact())).isEqualTo(Reading.absent("no ZFS here"));
            assertThat(because(facts, hung)).isEqualTo("no answer within 0.300 s");
            assertThat(because(facts, broken)).isEqualTo("connection refused");
            assertThat(facts.get(unwanted.fact())).isInstanceOf(Reading.Absent.class);
            assertThat(unwanted.runs).hasValue(0);

            List<Outcome> outcomes = outcomes(facts);
            assertThat(outcomes)
                    .extracting(Outcome::collector, Outcome::source, Outcome::success, Outcome::because)
                    .containsExactly(
                            tuple("a_quick", "a", true, null),
                            tuple("b_hung", "b", false, "no answer within 0.300 s"),
                            tuple("c_broken", "c", false, "connection refused"),
                            tuple("d_absent", "d", true, "no ZFS here"));
            assertThat(outcomes).extracting(Outcome::ageSeconds).containsExactly(0.0, null, null, null);
            assertThat(outcomes.get(1).seconds()).isGreaterThanOrEqualTo(0.1);
            assertThat(scraper.outcomes()).isEqualTo(outcomes);
            assertThat(scraper.lastAsked("a_quick")).isNotNull();
            assertThat(scraper.lastAsked("e_unwanted")).isNull();
        }
    }

    @Test
    void answersAsSoonAsEverythingIsIn() {
        try (var scraper = new Scraper(List.of(quick, broken, absent))) {
            Deadline deadline = Deadline.in(LONG);

            scraper.scrape(wanted(quick, broken, absent), CollectorFilter.ALL, deadline);

            assertThat(deadline.left()).isGreaterThan(LONG.dividedBy(2));
        }
    }

    @Test
    void whatIsFilteredOutIsNotRun() {
        try (var scraper = new Scraper(List.of(quick, absent))) {
            Facts only =
                    scraper.scrape(wanted(quick, absent), CollectorFilter.only(Set.of("d_absent")), Deadline.in(LONG));
            Facts without = scraper.scrape(
                    wanted(quick, absent), CollectorFilter.without(Set.of("a_quick")), Deadline.in(LONG));

            assertThat(outcomes(only)).extracting(Outcome::collector).containsExactly("d_absent");
            assertThat(outcomes(without)).extracting(Outcome::collector).containsExactly("d_absent");
            assertThat(quick.runs).hasValue(0);
        }
    }

    @Test
    void scrapesInParallelShareOneRun() throws Exception {
        var open = new CountDownLatch(1);
        var slow = new TestCollector("a_slow", _ -> {
            open.await();
            return Reading.of("shared");
        });
        try (var scraper = new Scraper(List.of(slow));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = new Semaphore(0);
            List<Future<Facts>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                answers.add(threads.submit(() -> {
                    waiting.release();
                    return scrape(scraper, LONG, slow);
                }));
            }
            assertThat(waiting.tryAcquire(200, 20, TimeUnit.SECONDS)).isTrue();
            Thread.sleep(50); // for the last of them to get from the permit to the run
            open.countDown();

            for (Future<Facts> answer : answers) {
                assertThat(answer.get().get(slow.fact())).isEqualTo(Reading.of("shared"));
            }
            assertThat(slow.mostAtOnce).hasValue(1);
            assertThat(slow.runs.get()).isBetween(1, 5);
        }
    }

    @Test
    void aHungCollectorCostsOneThreadAndDelaysOneScrape() {
        try (var scraper = new Scraper(List.of(hung, quick))) {
            scrape(scraper, SHORT, hung, quick);
            long before = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                assertThat(scrape(scraper, SHORT, hung, quick).get(quick.fact()))
                        .isEqualTo(Reading.of("here"));
            }

            assertThat(hung.runs).hasValue(1);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SHORT.multipliedBy(25));
        }
    }

    @Test
    void theLastValueStandsInForOneThatIsLate() throws InterruptedException {
        var blocked = new Semaphore(1);
        var flaky = new TestCollector("a_flaky", _ -> {
            blocked.acquire();
            return Reading.of("value");
        });
        try (var scraper = new Scraper(List.of(flaky))) {
            scrape(scraper, LONG, flaky);
            Thread.sleep(20);
            Facts late = scrape(scraper, SHORT, flaky);

            assertThat(late.get(flaky.fact())).isEqualTo(Reading.of("value"));
            Outcome outcome = outcomes(late).getFirst();
            assertThat(outcome.success()).isFalse();
            assertThat(outcome.because()).isEqualTo("no answer within 0.300 s");
            assertThat(outcome.ageSeconds()).isNotNull().isGreaterThanOrEqualTo(0.02);
        }
    }

    @Test
    void aRunThatEndsBetweenScrapesLeavesItsValueForLater() throws InterruptedException {
        var permits = new Semaphore(0);
        var slow = new TestCollector("a_slow", _ -> {
            permits.acquire();
            return Reading.of("value " + permits.availablePermits());
        });
        try (var scraper = new Scraper(List.of(slow))) {
            assertThat(scrape(scraper, SHORT, slow).get(slow.fact())).isInstanceOf(Reading.Failed.class);
            permits.release();
            awaitEnd(slow);

            assertThat(scrape(scraper, SHORT, slow).get(slow.fact())).isEqualTo(Reading.of("value 0"));
            assertThat(slow.runs).hasValue(2);
        }
    }

    @Test
    void aValueTooOldStandsInForNothing() {
        var permits = new Semaphore(1);
        var forgetful = new TestCollector("a_forgetful", _ -> {
                    permits.acquire();
                    return Reading.of("value");
                })
                .keptFor(Duration.ofMillis(50));
        try (var scraper = new Scraper(List.of(forgetful))) {
            scrape(scraper, LONG, forgetful);
            Facts late = scrape(scraper, SHORT, forgetful);

            assertThat(late.get(forgetful.fact())).isInstanceOf(Reading.Failed.class);
            assertThat(outcomes(late).getFirst().ageSeconds()).isNull();
        }
    }

    @Test
    void aFreshValueIsShownAgainWithoutARun() throws InterruptedException {
        var cached = new TestCollector("a_cached", _ -> Reading.of("value")).freshFor(LONG);
        try (var scraper = new Scraper(List.of(cached))) {
            assertThat(outcomes(scrape(scraper, LONG, cached)).getFirst().ageSeconds())
                    .isZero();
            Thread.sleep(5);
            Outcome again = outcomes(scrape(scraper, LONG, cached)).getFirst();

            assertThat(cached.runs).hasValue(1);
            assertThat(again.success()).isTrue();
            assertThat(again.because()).isNull();
            assertThat(again.ageSeconds()).isNotNull().isGreaterThanOrEqualTo(0.005);
        }
    }

    @Test
    void aFailureIsNeverFresh() {
        var cached = new TestCollector("a_cached", _ -> {
                    throw new IOException("down");
                })
                .freshFor(LONG);
        try (var scraper = new Scraper(List.of(cached))) {
            scrape(scraper, LONG, cached);
            scrape(scraper, LONG, cached);

            assertThat(cached.runs).hasValue(2);
        }
    }

    @Test
    void aHurriedScrapeDoesNotSpoilOneThatHasTime() throws Exception {
        var first = new CountDownLatch(1);
        var obedient = new TestCollector("a_obedient", deadline -> {
            first.countDown();
            if (deadline.left().compareTo(Duration.ofSeconds(5)) < 0) {
                Thread.sleep(deadline.left().plusMillis(30));
                throw new IOException("gave up");
            }
            return Reading.of("in peace");
        });
        try (var scraper = new Scraper(List.of(obedient));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Facts> hurried = threads.submit(() -> scrape(scraper, Duration.ofMillis(200), obedient));
            first.await();

            assertThat(scrape(scraper, LONG, obedient).get(obedient.fact())).isEqualTo(Reading.of("in peace"));
            assertThat(hurried.get().get(obedient.fact())).isInstanceOf(Reading.Failed.class);
        }
    }

    @Test
    void collectorsAreToldToBeDoneALittleBeforeTheScrape() {
        var told = new AtomicLong();
        var curious = new TestCollector("a_curious", deadline -> {
            told.set(deadline.nanoTime());
            return Reading.of("");
        });
        Deadline deadline = Deadline.in(LONG);
        try (var scraper = new Scraper(List.of(curious))) {
            scraper.scrape(wanted(curious), CollectorFilter.ALL, deadline);
        }

        assertThat(Duration.ofNanos(deadline.nanoTime() - told.get()))
                .isBetween(Duration.ofMillis(100), Duration.ofMillis(250));
    }

    @Test
    void anErrorIsAFailureToo() {
        var overflowing = new TestCollector("a_overflowing", _ -> {
            throw new StackOverflowError();
        });
        try (var scraper = new Scraper(List.of(overflowing))) {
            assertThat(because(scrape(scraper, LONG, overflowing), overflowing))
                    .isEqualTo("java.lang.StackOverflowError");
        }
    }

    @Test
    void closingInterruptsWhatIsGoingOn() throws InterruptedException {
        var interrupted = new CountDownLatch(1);
        var patient = new TestCollector("a_patient", _ -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return Reading.of("");
        });
        var scraper = new Scraper(List.of(patient));
        scrape(scraper, SHORT, patient);
        scraper.close();

        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(scrape(scraper, LONG, patient).get(patient.fact())).isInstanceOf(Reading.Failed.class);
    }

    @Test
    void anInterruptEndsTheWaiting() {
        try (var scraper = new Scraper(List.of(hung))) {
            Deadline deadline = Deadline.in(LONG);
            Thread.currentThread().interrupt();

            scraper.scrape(wanted(hung), CollectorFilter.ALL, deadline);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(deadline.passed()).isFalse();
        }
    }

    @Test
    void refusesTwoCollectorsOfOneNameOrFact() {
        assertThatThrownBy(() -> new Scraper(List.of(quick, new TestCollector("a_quick", _ -> Reading.of("")))))
                .hasMessage("two collectors are named a_quick");
    }

    private static void awaitEnd(TestCollector collector) throws InterruptedException {
        for (int i = 0; i < 2000 && collector.atOnce.get() > 0; i++) {
            Thread.sleep(5);
        }
        Thread.sleep(5);
    }

    private static Facts scrape(Scraper scraper, Duration time, TestCollector... collectors) {
        return scraper.scrape(wanted(collectors), CollectorFilter.ALL, Deadline.in(time));
    }

    private static Set<Fact<?>> wanted(TestCollector... collectors) {
        return Arrays.stream(collectors).map(Collector::fact).collect(Collectors.toSet());
    }

    private static List<Outcome> outcomes(Facts facts) {
        return switch (facts.get(Outcome.FACT)) {
            case Reading.Present<List<Outcome>>(var outcomes) -> outcomes;
            case Reading.Absent<?> _, Reading.Failed<?> _ -> throw new AssertionError("no outcomes");
        };
    }

    private static String because(Facts facts, TestCollector collector) {
        return switch (facts.get(collector.fact())) {
            case Reading.Failed<String>(Exception cause) -> String.valueOf(cause.getMessage());
            case Reading<String> other -> throw new AssertionError("not failed: " + other);
        };
    }
}
