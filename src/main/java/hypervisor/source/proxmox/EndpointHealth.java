package hypervisor.source.proxmox;

import hypervisor.source.BackOff;
import hypervisor.source.proxmox.Authentication.Clock;
import hypervisor.source.proxmox.ClientState.EndpointState;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// How one endpoint fares. After a failure it rests, 5 s and up to a minute if it goes on; then it has to
/// answer a probe before it is used again.
final class EndpointHealth {
    private static final Duration FIRST_REST = Duration.ofSeconds(5);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final Endpoint endpoint;
    private final Clock clock;
    private final BackOff backOff = new BackOff(FIRST_REST, LONGEST_REST, new Random());
    private @Nullable ApiException failure;
    private boolean probing;
    private long restsSince;
    private long restsUntil;
    private long requests;
    private long failures;

    EndpointHealth(Endpoint endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    synchronized boolean isResting() {
        return failure != null;
    }

    synchronized @Nullable ApiException failure() {
        return failure;
    }

    synchronized long restsSince() {
        return restsSince;
    }

    synchronized void asked() {
        requests++;
    }

    synchronized void succeeded() {
        failure = null;
        backOff.succeeded();
    }

    synchronized void failed(ApiException because) {
        failures++;
        long now = clock.nanoTime();
        boolean rested = failure == null || restsUntil - now <= 0;
        if (failure == null) {
            restsSince = now;
        }
        failure = because;
        if (rested) { // what was sent before the rest began does not prolong it
            restsUntil = now + backOff.failed().toNanos();
        }
    }

    /// Whether it is time for a probe that nobody else makes; whoever is told so makes it.
    ///
    /// @param suspected whether to look even if it does not rest
    synchronized boolean beginProbe(boolean suspected) {
        boolean due = failure == null ? suspected : restsUntil - clock.nanoTime() <= 0;
        if (probing || !due) {
            return false;
        }
        probing = true;
        return true;
    }

    synchronized void endProbe() {
        probing = false;
    }

    /// @param alone whether there is no other, so that it never rests
    synchronized EndpointState state(boolean alone) {
        String because = failure == null ? null : failure.getMessage();
        return new EndpointState(endpoint.toString(), because != null && !alone, because, requests, failures);
    }
}
