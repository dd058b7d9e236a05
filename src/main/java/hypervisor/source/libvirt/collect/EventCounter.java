package hypervisor.source.libvirt.collect;

import static java.util.Comparator.comparing;

import hypervisor.source.libvirt.DaemonListener;
import hypervisor.source.libvirt.DomainEvent;
import hypervisor.source.libvirt.host.EventCount;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/// Counts events by domain, kind and detail. The counts of a domain that is gone are kept for a while, so that its last
/// event is seen, and then forgotten; no other count ever goes back.
final class EventCounter implements DaemonListener {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_DOMAINS = 16_384;
    private static final int MOST_DETAILS = 64;

    private final LongSupplier nanoTime;
    private final Map<String, Counts> domains = new HashMap<>();

    private record What(String event, String detail) {}

    private static final class Counts {
        private final Map<What, Long> counts = new HashMap<>();
        private long seen;
    }

    /// @param nanoTime the monotonic clock
    EventCounter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public void connected(boolean events) {}

    @Override
    public synchronized void event(DomainEvent event) {
        if (domains.size() >= MOST_DOMAINS && !domains.containsKey(event.domain())) {
            return;
        }
        Counts counts = domains.computeIfAbsent(event.domain(), _ -> new Counts());
        counts.seen = nanoTime.getAsLong();
        var what = new What(EventNames.kind(event), EventNames.detail(event));
        if (counts.counts.size() < MOST_DETAILS || counts.counts.containsKey(what)) {
            counts.counts.merge(what, 1L, Long::sum);
        }
    }

    /// All counts, sorted.
    ///
    /// @param living names of the domains there are
    synchronized List<EventCount> counts(Set<String> living) {
        long now = nanoTime.getAsLong();
        domains.forEach((domain, counts) -> {
            if (living.contains(domain)) {
                counts.seen = now;
            }
        });
        domains.values().removeIf(counts -> now - counts.seen > KEPT.toNanos());
        return domains.entrySet().stream()
                .flatMap(domain -> domain.getValue().counts.entrySet().stream()
                        .map(count -> new EventCount(
                                domain.getKey(),
                                count.getKey().event(),
                                count.getKey().detail(),
                                count.getValue())))
                .sorted(comparing(EventCount::domain)
                        .thenComparing(EventCount::event)
                        .thenComparing(EventCount::detail))
                .toList();
    }
}
