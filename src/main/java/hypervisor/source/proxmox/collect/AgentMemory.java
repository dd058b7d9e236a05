package hypervisor.source.proxmox.collect;

import static java.util.stream.Collectors.toMap;

import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.node.AgentReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What each guest said last, and when it may be asked again: not before 5 minutes have passed, and after a failure
/// later each time. One that failed five times in a row is left alone until it starts anew or moves.
final class AgentMemory {
    /// A tenth less than 5 minutes: so much may intervals vary.
    static final Duration PAUSE = Duration.ofSeconds(270);

    /// After the first failure; doubles with each.
    private static final Duration FAILED = Duration.ofMinutes(10);

    /// Until a guest without an agent, or one that may not be asked, is looked at again.
    private static final Duration NOBODY = Duration.ofHours(1);

    private static final int MOST_FAILURES = 5;

    private final InstantSource clock;
    private final Map<Long, Memory> memories = new HashMap<>();

    /// @param node where it was, since it may be asked differently elsewhere
    /// @param trusted until when its configuration need not be looked at again
    /// @param until when it is asked again
    /// @param failures in a row
    private record Memory(
            String node,
            long uptime,
            @Nullable AgentReport report,
            @Nullable String problem,
            Instant trusted,
            Instant asked,
            Instant until,
            int failures) {}

    AgentMemory(InstantSource clock) {
        this.clock = clock;
    }

    /// Forgets those that are not among these, and those that started anew or moved.
    synchronized void retain(List<Guest> running) {
        Map<Long, Guest> guests = running.stream().collect(toMap(Guest::vmid, guest -> guest, (one, _) -> one));
        memories.entrySet().removeIf(entry -> {
            Guest guest = guests.get(entry.getKey());
            return guest == null
                    || !guest.node().equals(entry.getValue().node())
                    || uptime(guest) < entry.getValue().uptime();
        });
    }

    synchronized boolean isDue(Guest guest) {
        Memory memory = memories.get(guest.vmid());
        return memory == null || !clock.instant().isBefore(memory.until());
    }

    /// Long ago for one that never was.
    synchronized Instant asked(Guest guest) {
        Memory memory = memories.get(guest.vmid());
        return memory == null ? Instant.MIN : memory.asked();
    }

    /// Whether its configuration was looked at lately, and it has an agent.
    synchronized boolean trusts(Guest guest) {
        Memory memory = memories.get(guest.vmid());
        return memory != null && clock.instant().isBefore(memory.trusted());
    }

    synchronized void note(Guest guest, AgentAnswer answer) {
        Instant now = clock.instant();
        Memory before = memories.get(guest.vmid());
        int failures = before == null ? 1 : before.failures() + 1;
        boolean unsure = answer instanceof AgentAnswer.Late;
        Instant trusted = before != null && now.isBefore(before.trusted())
                ? before.trusted()
                : unsure ? Instant.MIN : now.plus(NOBODY);
        memories.put(
                guest.vmid(),
                switch (answer) {
                    case AgentAnswer.Told(AgentReport report, boolean whole) ->
                        new Memory(
                                guest.node(),
                                uptime(guest),
                                report,
                                null,
                                trusted,
                                now,
                                whole ? now.plus(PAUSE) : later(now, failures),
                                whole ? 0 : failures);
                    case AgentAnswer.Silent() ->
                        new Memory(
                                guest.node(),
                                uptime(guest),
                                silent(guest, now),
                                null,
                                trusted,
                                now,
                                later(now, failures),
                                failures);
                    case AgentAnswer.Late(String because) ->
                        new Memory(
                                guest.node(),
                                uptime(guest),
                                before == null ? null : before.report(),
                                because,
                                trusted,
                                now,
                                now.plus(FAILED),
                                failures - 1);
                    case AgentAnswer.Nobody() -> none(guest, null, now);
                    case AgentAnswer.Refused(String because) -> none(guest, because, now);
                });
    }

    synchronized @Nullable AgentReport report(Guest guest) {
        Memory memory = memories.get(guest.vmid());
        return memory == null ? null : memory.report();
    }

    /// Why one of these guests cannot be asked; null where all can.
    synchronized @Nullable String problem(List<Guest> guests) {
        return guests.stream()
                .map(guest -> memories.get(guest.vmid()))
                .map(memory -> memory == null ? null : memory.problem())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Instant later(Instant now, int failures) {
        return failures >= MOST_FAILURES ? Instant.MAX : now.plus(FAILED.multipliedBy(1L << (failures - 1)));
    }

    private static Memory none(Guest guest, @Nullable String problem, Instant now) {
        return new Memory(guest.node(), uptime(guest), null, problem, Instant.MIN, now, now.plus(NOBODY), 0);
    }

    private static AgentReport silent(Guest guest, Instant now) {
        return new AgentReport(
                guest.kind(),
                guest.node(),
                guest.vmid(),
                Objects.requireNonNullElse(guest.name(), ""),
                false,
                now.getEpochSecond(),
                null,
                null,
                List.of(),
                List.of());
    }

    private static long uptime(Guest guest) {
        Long uptime = guest.uptime();
        return uptime == null ? 0 : uptime;
    }
}
