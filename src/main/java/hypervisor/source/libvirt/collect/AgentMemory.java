package hypervisor.source.libvirt.collect;

import static java.util.stream.Collectors.toSet;

import hypervisor.source.libvirt.DaemonListener;
import hypervisor.source.libvirt.DomainEvent;
import hypervisor.source.libvirt.domain.GuestAgent;
import hypervisor.source.libvirt.message.DomainReference;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What each guest's agent said last, and when to ask it again: at the next opportunity if it answered, and else after
/// a pause that doubles up to a limit. An event that concerns the agent ends the pause.
final class AgentMemory implements DaemonListener {
    private final Duration pause;
    private final Duration longestPause;
    private final LongSupplier nanoTime;
    private final Map<Run, Memory> memories = new HashMap<>();

    /// @param said null for a guest without an agent
    /// @param until when the pause ends
    private record Memory(@Nullable GuestAgent said, long askedAt, long until, int silences) {}

    /// @param pause after the first silence
    /// @param nanoTime the monotonic clock
    AgentMemory(Duration pause, Duration longestPause, LongSupplier nanoTime) {
        this.pause = pause;
        this.longestPause = longestPause;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void connected(boolean events) {}

    @Override
    public synchronized void event(DomainEvent event) {
        switch (event.kind()) {
            case AGENT_LIFECYCLE, DEVICE_ADDED ->
                memories.keySet().removeIf(run -> run.uuid().equals(event.uuid()));
            default -> {} // says nothing of the agent
        }
    }

    synchronized boolean isDue(DomainReference domain) {
        Memory memory = memories.get(Run.of(domain));
        return memory == null || memory.until() - nanoTime.getAsLong() <= 0;
    }

    /// Long ago for one that never was.
    synchronized long askedAt(DomainReference domain) {
        Memory memory = memories.get(Run.of(domain));
        return memory == null ? Long.MIN_VALUE : memory.askedAt();
    }

    synchronized @Nullable GuestAgent said(DomainReference domain) {
        Memory memory = memories.get(Run.of(domain));
        return memory == null ? null : memory.said();
    }

    synchronized void answered(DomainReference domain, GuestAgent agent) {
        long now = nanoTime.getAsLong();
        memories.put(Run.of(domain), new Memory(agent, now, now, 0));
    }

    synchronized void silent(DomainReference domain) {
        Memory before = memories.get(Run.of(domain));
        int silences = before == null ? 0 : before.silences();
        long now = nanoTime.getAsLong();
        long until = now + Math.min(longestPause.toNanos(), pause.toNanos() << Math.min(silences, 16));
        GuestAgent nothing =
                new GuestAgent(domain.name(), domain.uuid(), false, null, null, null, null, List.of(), List.of());
        memories.put(Run.of(domain), new Memory(nothing, now, until, silences + 1));
    }

    synchronized void none(DomainReference domain) {
        long now = nanoTime.getAsLong();
        memories.put(Run.of(domain), new Memory(null, now, now + longestPause.toNanos(), 0));
    }

    synchronized void retain(List<DomainReference> living) {
        memories.keySet().retainAll(living.stream().map(Run::of).collect(toSet()));
    }
}
