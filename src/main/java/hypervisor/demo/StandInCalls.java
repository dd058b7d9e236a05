package hypervisor.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// What a stand-in has been asked.
public final class StandInCalls {
    private final Map<Integer, LongAdder> counts = new ConcurrentSkipListMap<>();
    private final List<Integer> violations = new CopyOnWriteArrayList<>();
    private final AtomicInteger outstanding = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();

    /// How often each procedure was called, by number.
    public Map<Integer, Long> counts() {
        var copy = new TreeMap<Integer, Long>();
        counts.forEach((procedure, count) -> copy.put(procedure, count.sum()));
        return copy;
    }

    public long count(int procedure) {
        LongAdder count = counts.get(procedure);
        return count == null ? 0 : count.sum();
    }

    /// Calls of procedures that do more than read, in order. There must be none.
    public List<Integer> violations() {
        return List.copyOf(violations);
    }

    /// Calls read and not answered, now. One that hangs holds a worker of a real daemon, client or no client.
    public int outstanding() {
        return outstanding.get();
    }

    /// The largest number of calls that were read and not answered at any moment.
    public int mostOutstanding() {
        return most.get();
    }

    /// Connections made since the stand-in began.
    public int connections() {
        return connections.get();
    }

    /// Connections open now.
    public int open() {
        return open.get();
    }

    void connected() {
        connections.incrementAndGet();
        open.incrementAndGet();
    }

    void disconnected() {
        open.decrementAndGet();
    }

    void began(int procedure) {
        counts.computeIfAbsent(procedure, _ -> new LongAdder()).increment();
        most.accumulateAndGet(outstanding.incrementAndGet(), Math::max);
    }

    void ended() {
        outstanding.decrementAndGet();
    }

    void violated(int procedure) {
        violations.add(procedure);
    }
}
