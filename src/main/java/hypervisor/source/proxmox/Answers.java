package hypervisor.source.proxmox;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.ApiRequest.Lane;
import hypervisor.source.proxmox.Authentication.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Answers that are still fresh, and those that are on their way, so that nobody asks for the same twice.
final class Answers {
    private static final int MOST = 1000;

    private final Clock clock;
    private final Map<Key, Flight> flights = new HashMap<>();
    private final Map<Key, Kept> kept = new LinkedHashMap<>();

    /// @param endpoint the only one that is asked; empty for any. A scrape does not wait for what the
    ///     background asks
    private record Key(String endpoint, String path, Lane lane) {}

    private record Kept(Object value, long until) {}

    private record Flight(CompletableFuture<Object> landing, Deadline deadline) {}

    Answers(Clock clock) {
        this.clock = clock;
    }

    @FunctionalInterface
    interface Asking<T> {
        T ask() throws ApiException, InterruptedException;
    }

    @SuppressWarnings("unchecked") // equal paths have equal readers, as the request says
    <T> T get(String endpoint, ApiRequest<T> request, Deadline deadline, Asking<T> asking)
            throws ApiException, InterruptedException {
        var key = new Key(endpoint, request.path(), request.lane());
        while (true) {
            var own = new Flight(new CompletableFuture<>(), deadline);
            Flight flight;
            synchronized (this) {
                Kept known = kept.get(key);
                if (known != null && known.until - clock.nanoTime() > 0) {
                    return (T) known.value;
                }
                flight = flights.putIfAbsent(key, own);
            }
            if (flight == null) {
                return fly(key, own, request.freshness(), asking);
            }
            Object value = join(flight, request.path(), deadline);
            if (value != null) {
                return (T) value;
            }
        }
    }

    private <T> T fly(Key key, Flight own, Duration freshness, Asking<T> asking)
            throws ApiException, InterruptedException {
        try {
            T value = asking.ask();
            landed(key, freshness, value);
            own.landing.complete(value);
            return value;
        } catch (ApiException | InterruptedException | RuntimeException | Error e) {
            landed(key, Duration.ZERO, null);
            own.landing.completeExceptionally(e);
            throw e;
        }
    }

    private synchronized void landed(Key key, Duration freshness, @Nullable Object value) {
        flights.remove(key);
        kept.remove(key);
        if (value != null && freshness.isPositive()) {
            long now = clock.nanoTime();
            if (kept.size() >= MOST) {
                kept.values().removeIf(old -> old.until - now <= 0);
            }
            if (kept.size() >= MOST) {
                kept.remove(kept.keySet().iterator().next());
            }
            kept.put(key, new Kept(value, now + freshness.toNanos()));
        }
    }

    /// @return null where the one who asked gave up for reasons of its own, so that it is worth asking again
    private static @Nullable Object join(Flight flight, String path, Deadline deadline)
            throws ApiException, InterruptedException {
        try {
            return flight.landing.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new ApiException(Kind.TIMEOUT, 0, path + ": no answer in time to the request sent before", e);
        } catch (ExecutionException e) {
            boolean hurried = flight.deadline.isBefore(deadline) && flight.deadline.passed();
            if ((hurried && !deadline.passed()) || !(e.getCause() instanceof ApiException failure)) {
                return null;
            }
            throw new ApiException(failure.kind(), failure.status(), String.valueOf(failure.getMessage()), failure);
        }
    }
}
