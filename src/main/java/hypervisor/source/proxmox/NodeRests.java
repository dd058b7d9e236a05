package hypervisor.source.proxmox;

import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.ApiRequest.Lane;
import hypervisor.source.proxmox.Authentication.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Nodes that did not answer what was passed on to them: for a minute they are not asked in the background,
/// where each question may take 30 s of a worker.
final class NodeRests {
    private static final Duration REST = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Rest> resting = new HashMap<>();

    private record Rest(long until, ApiException because) {}

    NodeRests(Clock clock) {
        this.clock = clock;
    }

    /// @throws ApiException the node rests; says since which failure
    synchronized void check(ApiRequest<?> request) throws ApiException {
        String node = request.node();
        Rest rest = node == null || request.lane() != Lane.BACKGROUND ? null : resting.get(node);
        if (rest == null || isOver(rest)) {
            return;
        }
        throw new ApiException(
                Kind.NODE,
                rest.because.status(),
                request.path() + ": node " + node + " is not asked for a minute, since it did not answer: "
                        + rest.because.getMessage(),
                rest.because);
    }

    /// While a node rests, what is told of it stays the failure that it rests for.
    synchronized void failed(String node, ApiException because) {
        Rest rest = resting.get(node);
        if (rest == null || isOver(rest)) {
            resting.put(node, new Rest(clock.nanoTime() + REST.toNanos(), because));
        }
    }

    synchronized void answered(String node) {
        resting.remove(node);
    }

    private boolean isOver(Rest rest) {
        return rest.until - clock.nanoTime() <= 0;
    }
}
