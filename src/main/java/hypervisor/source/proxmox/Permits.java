package hypervisor.source.proxmox;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.ApiRequest.Lane;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One request at a time for each node and lane. A node has three workers for all its users, people included.
final class Permits {
    private final Map<Key, Semaphore> all = new ConcurrentHashMap<>();

    /// @param node which one is kept busy
    private record Key(String node, Lane lane) {}

    /// Which endpoint may be asked now.
    static final class Permit implements AutoCloseable {
        private final EndpointHealth endpoint;
        private final Semaphore semaphore;

        private Permit(EndpointHealth endpoint, Semaphore semaphore) {
            this.endpoint = endpoint;
            this.semaphore = semaphore;
        }

        EndpointHealth endpoint() {
            return endpoint;
        }

        @Override
        public void close() {
            semaphore.release();
        }
    }

    /// Takes the first of the candidates that is not busy, or waits for the very first.
    ///
    /// @param node that the request is passed on to; null where the endpoint itself answers it
    Permit take(@Nullable String node, Lane lane, List<EndpointHealth> candidates, Deadline deadline)
            throws ApiException, InterruptedException {
        for (EndpointHealth candidate : candidates) {
            Semaphore semaphore = semaphore(node, lane, candidate);
            if (semaphore.tryAcquire()) {
                return new Permit(candidate, semaphore);
            }
        }
        EndpointHealth first = candidates.getFirst();
        Semaphore semaphore = semaphore(node, lane, first);
        if (!semaphore.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
            throw new ApiException(
                    Kind.TIMEOUT,
                    0,
                    "not sent: " + (node == null ? first.endpoint() : "node " + node)
                            + " was busy until the end with a request sent before",
                    null);
        }
        return new Permit(first, semaphore);
    }

    private Semaphore semaphore(@Nullable String node, Lane lane, EndpointHealth candidate) {
        String busy = node == null ? candidate.endpoint().node() : node;
        return all.computeIfAbsent(new Key(busy, lane), _ -> new Semaphore(1, true));
    }
}
