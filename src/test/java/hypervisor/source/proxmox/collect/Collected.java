package hypervisor.source.proxmox.collect;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ClientState;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.ClusterNode;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.cluster.Resources;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The collectors on an API, and what they read, at a time that the test sets.
final class Collected {
    static final ClientState CLIENT = new ClientState(false, List.of());

    private final ProxmoxCollectors collectors;
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");

    Collected(ProxmoxApi api) {
        this(api, AgentOptions.standard());
    }

    Collected(ProxmoxApi api, AgentOptions agents) {
        var options = new CollectorOptions(false, CollectorOptions.standard().runs(), agents);
        this.collectors = new ProxmoxCollectors(api, Requests.standard(), () -> CLIENT, () -> now, options);
    }

    List<Collector<?>> all() {
        return collectors.all();
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    <T> T present(Fact<T> fact) throws IOException, InterruptedException {
        return switch (reading(fact)) {
            case Reading.Present<T>(T value) -> value;
            case Reading.Absent<T>(String because) -> throw new AssertionError(because);
            case Reading.Failed<T>(Exception cause) -> throw new AssertionError(cause);
        };
    }

    <T> Reading<T> reading(Fact<T> fact) throws IOException, InterruptedException {
        for (Collector<?> collector : collectors.all()) {
            if (collector.fact() == fact) {
                @SuppressWarnings("unchecked") // the same fact has the same type
                var wanted = (Collector<T>) collector;
                return wanted.collect(Deadline.in(Duration.ofSeconds(30)));
            }
        }
        throw new AssertionError("nobody reads " + fact);
    }

    Resources resources() throws IOException, InterruptedException {
        return present(ProxmoxFacts.RESOURCES);
    }

    Guest guest(long vmid) throws IOException, InterruptedException {
        return resources().guests().stream()
                .filter(guest -> guest.vmid() == vmid)
                .findFirst()
                .orElseThrow();
    }

    ClusterNode node(String name) throws IOException, InterruptedException {
        return resources().nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static ApiException failure(ApiException.Kind kind, int status, String message) {
        return new ApiException(kind, status, message, null);
    }
}
