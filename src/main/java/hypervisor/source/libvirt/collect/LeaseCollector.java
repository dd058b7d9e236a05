package hypervisor.source.libvirt.collect;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.Daemon;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.host.DhcpLease;
import hypervisor.source.libvirt.message.ListAllNetworks;
import hypervisor.source.libvirt.message.NetworkDhcpLeases;
import hypervisor.source.libvirt.message.NetworkReference;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// DHCP leases of the active networks that have a DHCP server.
final class LeaseCollector extends LibvirtCollector<List<DhcpLease>> {
    private final Daemon daemon;

    LeaseCollector(Daemon daemon, Duration interval) {
        super("libvirt_lease", LibvirtFacts.LEASES, interval);
        this.daemon = daemon;
    }

    @Override
    List<DhcpLease> read(Deadline deadline) throws IOException, InterruptedException {
        List<NetworkReference> active = daemon.call(new ListAllNetworks(ListAllNetworks.ACTIVE), deadline);
        List<DhcpLease> leases = new ArrayList<>();
        for (var answer : Answers.all(daemon, active, NetworkDhcpLeases::new, deadline)) {
            switch (answer) {
                case Answers.Present<NetworkReference, List<NetworkDhcpLeases.Lease>>(var network, var some) ->
                    some.forEach(lease -> leases.add(lease(network, lease)));
                case Answers.Refused<NetworkReference, List<NetworkDhcpLeases.Lease>> refused -> refused.skip();
            }
        }
        return leases.stream()
                .sorted(comparing(DhcpLease::network)
                        .thenComparing(DhcpLease::address)
                        .thenComparing(DhcpLease::mac, nullsFirst(naturalOrder())))
                .toList();
    }

    private static DhcpLease lease(NetworkReference network, NetworkDhcpLeases.Lease lease) {
        return new DhcpLease(
                network.name(),
                lease.mac(),
                lease.address(),
                lease.hostname(),
                lease.expiry() == 0 ? null : lease.expiry());
    }
}
