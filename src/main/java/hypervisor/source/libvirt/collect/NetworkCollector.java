package hypervisor.source.libvirt.collect;

import static java.util.Comparator.comparing;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.Daemon;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.host.Network;
import hypervisor.source.libvirt.message.ListAllNetworks;
import hypervisor.source.libvirt.message.NetworkBridgeName;
import hypervisor.source.libvirt.message.NetworkDhcpLeases;
import hypervisor.source.libvirt.message.NetworkReference;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Virtual networks.
final class NetworkCollector extends LibvirtCollector<List<Network>> {
    private final Daemon daemon;

    NetworkCollector(Daemon daemon, Duration interval) {
        super("libvirt_network", LibvirtFacts.NETWORKS, interval);
        this.daemon = daemon;
    }

    @Override
    List<Network> read(Deadline deadline) throws IOException, InterruptedException {
        Filtered<NetworkReference> list = Filtered.list(
                daemon,
                ListAllNetworks::new,
                List.of(ListAllNetworks.ACTIVE, ListAllNetworks.PERSISTENT, ListAllNetworks.AUTOSTART),
                comparing(NetworkReference::name).thenComparing(NetworkReference::uuid),
                NetworkReference::uuid,
                deadline);
        List<NetworkReference> active = list.all().stream()
                .filter(network -> Boolean.TRUE.equals(list.has(ListAllNetworks.ACTIVE, network)))
                .toList();
        Map<NetworkReference, String> bridges =
                present(Answers.all(daemon, list.all(), NetworkBridgeName::new, deadline));
        Map<NetworkReference, List<NetworkDhcpLeases.Lease>> leases =
                present(Answers.all(daemon, active, NetworkDhcpLeases::new, deadline));
        return list.all().stream()
                .map(network -> new Network(
                        network.name(),
                        network.uuid(),
                        active.contains(network),
                        list.has(ListAllNetworks.PERSISTENT, network),
                        list.has(ListAllNetworks.AUTOSTART, network),
                        bridges.get(network),
                        leases.containsKey(network) ? leases.get(network).size() : null))
                .toList();
    }

    /// A network without a bridge or a DHCP server is refused the question for it, and has none.
    private static <R> Map<NetworkReference, R> present(List<Answers.Answer<NetworkReference, R>> answers) {
        Map<NetworkReference, R> present = new HashMap<>();
        for (var answer : answers) {
            if (answer instanceof Answers.Present<NetworkReference, R>(var network, var value)) {
                present.put(network, value);
            }
        }
        return present;
    }
}
