package hypervisor.source.proxmox.cluster;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import hypervisor.source.proxmox.json.JsonRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All nodes, guests, storages, pools and networks of a cluster: `cluster/resources`, of which what we do not
/// know is left out.
///
/// @param cluster its name; null for a single node without a cluster, or where Sys.Audit is missing
/// @param nodes sorted by name
/// @param guests sorted by number
/// @param storages sorted by node and name
/// @param pools sorted by name
/// @param networks sorted by node, kind and name
public record Resources(
        @Nullable String cluster,
        List<ClusterNode> nodes,
        List<Guest> guests,
        List<Storage> storages,
        List<Pool> pools,
        List<SdnNetwork> networks) {

    /// Without pools and networks.
    public Resources(@Nullable String cluster, List<ClusterNode> nodes, List<Guest> guests, List<Storage> storages) {
        this(cluster, nodes, guests, storages, List.of());
    }

    /// Without networks.
    public Resources(
            @Nullable String cluster,
            List<ClusterNode> nodes,
            List<Guest> guests,
            List<Storage> storages,
            List<Pool> pools) {
        this(cluster, nodes, guests, storages, pools, List.of());
    }

    public Resources {
        nodes = List.copyOf(nodes);
        guests = List.copyOf(guests);
        storages = List.copyOf(storages);
        pools = List.copyOf(pools);
        networks = List.copyOf(networks);
    }

    /// A row of the answer. The nodes may stand after what depends on them, so that their rows are told apart
    /// at the end.
    public sealed interface Row {
        record Node(ClusterNode node) implements Row {}

        record OnNode(Guest guest) implements Row {}

        record AtNode(Storage storage) implements Row {}

        record OfGuests(Pool pool) implements Row {}

        record Network(SdnNetwork network) implements Row {}

        record Other(String type) implements Row {}

        public static Row of(JsonRow row) {
            String type = row.text("type", "");
            return switch (type) {
                case "node" -> new Node(ClusterNode.of(row));
                case "qemu", "lxc" -> new OnNode(Guest.of(row));
                case "storage" -> new AtNode(Storage.of(row));
                case "pool" -> new OfGuests(Pool.of(row));
                case "sdn", "network" -> new Network(SdnNetwork.of(row));
                default -> new Other(type);
            };
        }
    }

    /// @param rows in any order
    public static Resources of(@Nullable String cluster, List<Row> rows) {
        List<ClusterNode> nodes = new ArrayList<>();
        Set<String> online = new HashSet<>();
        for (Row row : rows) {
            if (row instanceof Row.Node(ClusterNode node)) {
                nodes.add(node);
                if (node.online()) {
                    online.add(node.name());
                }
            }
        }
        List<Guest> guests = new ArrayList<>();
        List<Storage> storages = new ArrayList<>();
        List<Pool> pools = new ArrayList<>();
        List<SdnNetwork> networks = new ArrayList<>();
        for (Row row : rows) {
            switch (row) {
                case Row.OnNode(Guest guest) -> guests.add(online.contains(guest.node()) ? guest : guest.adrift());
                case Row.AtNode(Storage storage) ->
                    storages.add(online.contains(storage.node()) ? storage : storage.adrift());
                case Row.OfGuests(Pool pool) -> pools.add(pool);
                case Row.Network(SdnNetwork network) ->
                    networks.add(online.contains(network.node()) ? network : network.adrift());
                case Row.Node _, Row.Other _ -> {}
            }
        }
        nodes.sort(comparing(ClusterNode::name));
        guests.sort(comparingLong(Guest::vmid));
        storages.sort(comparing(Storage::node).thenComparing(Storage::name));
        pools.sort(comparing(Pool::name));
        networks.sort(
                comparing(SdnNetwork::node).thenComparing(SdnNetwork::kind).thenComparing(SdnNetwork::name));
        return new Resources(cluster, nodes, guests, storages, pools, networks);
    }

    /// The same, of the cluster of this name.
    public Resources named(@Nullable String name) {
        return new Resources(name, nodes, guests, storages, pools, networks);
    }
}
