package hypervisor.source.libvirt.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Decides when to ask a silent daemon whether it is there, and when to give it up.
///
/// A daemon that has as many unanswered calls of a connection as it allows (five by default, or fewer) stops reading
/// it, so it does not answer a PING either, and is not dead. To give it up for its silence would leave the workers
/// that hang over there hanging, and make the next connection's calls hang some more. So silence counts only
/// with as many calls in flight as it has once answered a PING with.
final class KeepAlive {
    enum Verdict {
        FINE,
        PING,
        DEAD
    }

    private final int count;
    /// For each PING that has no PONG yet, the calls that were in flight; PONGs come in the order of the PINGs.
    private final Deque<List<Integer>> pings = new ArrayDeque<>();

    private boolean heard = true;
    private int silent;
    private int proven;

    /// @param count how many PINGs in a row may go unanswered
    KeepAlive(int count) {
        this.count = count;
    }

    /// Something came, whatever it was.
    synchronized void heard() {
        heard = true;
        silent = 0;
    }

    /// A PONG came while these calls were in flight.
    synchronized void pong(List<Integer> inFlight) {
        List<Integer> asked = pings.pollFirst();
        if (asked != null) {
            proven = Math.max(
                    proven, (int) asked.stream().filter(inFlight::contains).count());
        }
    }

    /// To be asked once in each interval.
    synchronized Verdict tick(List<Integer> inFlight) {
        if (heard) {
            heard = false;
            return Verdict.FINE;
        }
        if (silent < count) {
            silent++;
            pings.addLast(inFlight);
            return Verdict.PING;
        }
        return inFlight.size() <= proven ? Verdict.DEAD : Verdict.FINE;
    }

    /// To be asked after a call was sent: whether to send a PING behind it, to learn if the daemon reads on with so
    /// many in flight.
    synchronized boolean learns(List<Integer> inFlight) {
        if (inFlight.size() <= proven || !pings.isEmpty()) {
            return false;
        }
        pings.addLast(inFlight);
        return true;
    }
}
