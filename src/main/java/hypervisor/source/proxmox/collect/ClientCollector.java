package hypervisor.source.proxmox.collect;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ClientState;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.self.SelfFacts;
import java.util.function.Supplier;

/// How the client fares, which it knows without asking anybody: its source is the exporter, not the cluster.
final class ClientCollector implements Collector<ClientState> {
    private final Supplier<ClientState> client;

    ClientCollector(Supplier<ClientState> client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "proxmox_client";
    }

    @Override
    public String source() {
        return SelfFacts.SOURCE;
    }

    @Override
    public Fact<ClientState> fact() {
        return ProxmoxFacts.CLIENT;
    }

    @Override
    public Reading<ClientState> collect(Deadline deadline) {
        return Reading.of(client.get());
    }
}
