package hypervisor.source.libvirt.collect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.libvirt.DomainEvent;
import hypervisor.source.libvirt.DomainEvent.Kind;
import hypervisor.source.libvirt.host.EventCount;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EventCounterTest {
    private final AtomicLong now = new AtomicLong();
    private final EventCounter counter = new EventCounter(now::get);

    @Test
    void countsByDomainKindAndDetail() {
        happen(Kind.LIFECYCLE, "web", 2);
        happen(Kind.LIFECYCLE, "web", 5);
        happen(Kind.LIFECYCLE, "web", 2);
        happen(Kind.REBOOT, "db", 0);
        happen(Kind.LIFECYCLE, "db", 77);
        assertThat(counter.counts(Set.of("web", "db")))
                .containsExactly(
                        new EventCount("db", "lifecycle", "77", 1),
                        new EventCount("db", "reboot", "", 1),
                        new EventCount("web", "lifecycle", "started", 2),
                        new EventCount("web", "lifecycle", "stopped", 1));
    }

    @Test
    void keepsTheCountsOfOneThatIsGoneForAWhile() {
        happen(Kind.LIFECYCLE, "web", 8);
        pass(Duration.ofMinutes(9));
        assertThat(counter.counts(Set.of())).hasSize(1);
        pass(Duration.ofMinutes(2));
        assertThat(counter.counts(Set.of())).isEmpty();
    }

    @Test
    void neverForgetsOneThatLives() {
        happen(Kind.LIFECYCLE, "web", 2);
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofMinutes(9));
            assertThat(counter.counts(Set.of("web"))).hasSize(1);
        }
    }

    @Test
    void staysBounded() {
        for (int i = 0; i < 20_000; i++) {
            happen(Kind.REBOOT, "vm-" + i, 0);
        }
        for (int i = 0; i < 1_000; i++) {
            happen(Kind.LIFECYCLE, "vm-1", i);
        }
        assertThat(counter.counts(Set.of())).hasSize(16_384 + 63);
    }

    private void happen(Kind kind, String domain, int event) {
        counter.event(new DomainEvent(kind, domain, new UUID(0, 1), event, 0));
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
