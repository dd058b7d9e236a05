package hypervisor.source.proxmox.cluster;

import static java.util.Comparator.comparing;

import hypervisor.source.proxmox.json.JsonRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cluster as its members see it: `cluster/status`.
///
/// @param name null for a single node without a cluster
/// @param quorate null for a single node without a cluster
/// @param version of its configuration, one more with every change of `corosync.conf`; null without a cluster
/// @param nodes how many its configuration has; null without a cluster
/// @param members sorted by name
public record ClusterStatus(
        @Nullable String name,
        @Nullable Boolean quorate,
        @Nullable Long version,
        @Nullable Long nodes,
        List<Member> members) {

    public ClusterStatus {
        members = List.copyOf(members);
    }

    /// The member that answered; null where none says so.
    public @Nullable Member local() {
        return members.stream().filter(Member::local).findFirst().orElse(null);
    }

    /// @param local whether it is the node that answered
    /// @param id its number in `corosync.conf`; 0 without a cluster
    /// @param level of its subscription: `c`, `b`, `s`, `p`; empty without one
    public record Member(
            String name,
            boolean online,
            @Nullable String address,
            boolean local,
            @Nullable Long id,
            @Nullable String level) {}

    /// A row: the cluster itself, or one of its members.
    public sealed interface Row {
        record Cluster(
                @Nullable String name,
                @Nullable Boolean quorate,
                @Nullable Long version,
                @Nullable Long nodes) implements Row {}

        record Node(Member member) implements Row {}

        record Other(String type) implements Row {}

        public static Row of(JsonRow row) {
            String type = row.text("type", "");
            return switch (type) {
                case "cluster" ->
                    new Cluster(row.text("name"), row.flag("quorate"), row.integer("version"), row.integer("nodes"));
                case "node" ->
                    new Node(new Member(
                            row.need("name"),
                            row.isSet("online"),
                            row.text("ip"),
                            row.isSet("local"),
                            row.integer("nodeid"),
                            row.text("level")));
                default -> new Other(type);
            };
        }
    }

    public static ClusterStatus of(List<Row> rows) {
        var cluster = new Row.Cluster(null, null, null, null);
        List<Member> members = new ArrayList<>();
        for (Row row : rows) {
            switch (row) {
                case Row.Cluster told -> cluster = told;
                case Row.Node(Member member) -> members.add(member);
                case Row.Other _ -> {}
            }
        }
        members.sort(comparing(Member::name));
        return new ClusterStatus(cluster.name(), cluster.quorate(), cluster.version(), cluster.nodes(), members);
    }
}
