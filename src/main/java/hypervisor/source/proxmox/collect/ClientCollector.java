package hypervisor.source.proxmox.collect;

import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ClientState;
import hypervisor.source.proxmox.ProxmoxFacts;
import java.time.Duration;
import java.util.function.Supplier;

/// How the client fares, which it knows without asking anybody.
final class ClientCollector extends ProxmoxCollector<ClientState> {
    private final Supplier<ClientState> client;

    ClientCollector(Supplier<ClientState> client) {
        super("proxmox_client", ProxmoxFacts.CLIENT, Duration.ZERO, null);
        this.client = client;
    }

    @Override
    public Reading<ClientState> collect(Deadline deadline) {
        return Reading.of(client.get());
    }
}
