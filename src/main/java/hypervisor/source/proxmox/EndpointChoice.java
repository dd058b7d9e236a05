package hypervisor.source.proxmox;

import hypervisor.source.proxmox.Authentication.Clock;
import hypervisor.source.proxmox.ClientState.EndpointState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Which endpoints to ask: the healthy ones in a random order; where there are none left, the one that rests
/// longest.
final class EndpointChoice {
    private final List<EndpointHealth> all;
    private final Consumer<EndpointHealth> probe;
    private final Random random = new Random();

    /// @param probe asks an endpoint in the background whether it is well, and notes what came of it
    EndpointChoice(List<Endpoint> endpoints, Clock clock, Consumer<EndpointHealth> probe) {
        this.all = endpoints.stream()
                .map(endpoint -> new EndpointHealth(endpoint, clock))
                .toList();
        this.probe = probe;
    }

    int size() {
        return all.size();
    }

    /// @throws IllegalArgumentException it is none of the endpoints
    EndpointHealth named(String endpoint) {
        return all.stream()
                .filter(health -> health.endpoint().toString().equals(endpoint))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(endpoint + " is none of the endpoints"));
    }

    List<String> names() {
        return all.stream().map(health -> health.endpoint().toString()).toList();
    }

    boolean hasHealthy(List<EndpointHealth> tried) {
        return all.stream().anyMatch(health -> !health.isResting() && !tried.contains(health));
    }

    /// @param tried which are out of the question
    /// @return one at least, while there is one that was not tried
    List<EndpointHealth> candidates(List<EndpointHealth> tried) {
        List<EndpointHealth> healthy = new ArrayList<>();
        List<EndpointHealth> resting = new ArrayList<>();
        for (EndpointHealth health : all) {
            if (size() > 1) {
                probeIf(health, false);
            }
            if (!tried.contains(health)) {
                (health.isResting() ? resting : healthy).add(health);
            }
        }
        if (healthy.isEmpty()) {
            return List.of(Collections.min(resting, Comparator.comparingLong(EndpointHealth::restsSince)));
        }
        Collections.shuffle(healthy, random);
        return healthy;
    }

    void suspect(EndpointHealth health) {
        if (size() > 1) {
            probeIf(health, true);
        }
    }

    /// @throws ApiException it rests, and there are others; in the words of its last failure
    void check(EndpointHealth health) throws ApiException {
        if (size() == 1) {
            return;
        }
        probeIf(health, false);
        ApiException failure = health.failure();
        if (failure != null) {
            throw new ApiException(failure.kind(), failure.status(), String.valueOf(failure.getMessage()), failure);
        }
    }

    List<EndpointState> states() {
        return all.stream().map(health -> health.state(size() == 1)).toList();
    }

    private void probeIf(EndpointHealth health, boolean suspected) {
        if (health.beginProbe(suspected)) {
            Thread.ofVirtual().name("proxmox-probe").start(() -> {
                try {
                    probe.accept(health);
                } finally {
                    health.endProbe();
                }
            });
        }
    }
}
