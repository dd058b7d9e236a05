package hypervisor.source.proxmox.collect;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import hypervisor.source.proxmox.cluster.Guest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was told of guests before, so that what is told of them now does not lie:
///
/// - One whose node has been gone for 5 minutes has lost its name, tags and sizes. It keeps those it had; one
///   that never had a name is left out, since its labels would change once it gets one.
/// - The disk traffic of a VM that hangs is told as 0, which would look as if it had started anew. It is
///   unknown.
/// - One that is just moving may stand there twice. The one that runs is meant.
///
/// A guest that is not listed any more is forgotten after 10 minutes.
final class GuestMemory {
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final Comparator<Guest> RATHER = comparing(Guest::running)
            .thenComparing(Guest::nodeOnline)
            .thenComparing(guest -> guest.name() != null)
            .thenComparing(Guest::node)
            .reversed();

    /// @param busyAt the last uptime of a run in which its disks have done something; null where they have not
    private record Seen(Guest guest, @Nullable Long busyAt, Instant listed) {}

    private final Map<Long, Seen> seen = new HashMap<>();

    /// @return sorted by number
    List<Guest> complete(List<Guest> told, Instant now) {
        List<Guest> complete = new ArrayList<>();
        for (Guest guest : once(told)) {
            Seen before = seen.get(guest.vmid());
            if (before != null && !before.guest.kind().equals(guest.kind())) {
                before = null; // another guest that got the number of one that is gone
            }
            if (guest.name() == null) {
                if (before == null) {
                    continue;
                }
                guest = guest.describedAs(before.guest);
            }
            Long busyAt = busyAt(guest, before == null ? null : before.busyAt);
            complete.add(busyAt != null && guest.running() && idle(guest) ? guest.withoutDiskTraffic() : guest);
            seen.put(guest.vmid(), new Seen(guest, busyAt, now));
        }
        seen.values().removeIf(old -> old.listed.plus(KEPT).isBefore(now));
        return complete;
    }

    int size() {
        return seen.size();
    }

    private static List<Guest> once(List<Guest> told) {
        Map<Long, Guest> once = new HashMap<>();
        told.forEach(guest ->
                once.merge(guest.vmid(), guest, (one, other) -> RATHER.compare(one, other) <= 0 ? one : other));
        return once.values().stream().sorted(comparingLong(Guest::vmid)).toList();
    }

    private static @Nullable Long busyAt(Guest guest, @Nullable Long before) {
        Long uptime = guest.uptime();
        if (uptime == null) {
            return before;
        }
        boolean sameRun = before != null && uptime >= before;
        return sameRun || busy(guest) ? uptime : null;
    }

    private static boolean busy(Guest guest) {
        return Objects.requireNonNullElse(guest.read(), 0L) > 0 || Objects.requireNonNullElse(guest.written(), 0L) > 0;
    }

    private static boolean idle(Guest guest) {
        return Objects.equals(guest.read(), 0L) && Objects.equals(guest.written(), 0L);
    }
}
