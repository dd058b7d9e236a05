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
/// @param members sorted by name
public record ClusterStatus(@Nullable String name, @Nullable Boolean quorate, List<Member> members) {

    public ClusterStatus {
        members = List.copyOf(members);
    }

    /// @param local whether it is the node that answered
    public record Member(
            String name, boolean online, @Nullable String address, boolean local) {}

    /// A row: the cluster itself, or one of its members.
    public sealed interface Row {
        record Cluster(@Nullable String name, @Nullable Boolean quorate) implements Row {}

        record Node(Member member) implements Row {}

        record Other(String type) implements Row {}

        public static Row of(JsonRow row) {
            String type = row.text("type", "");
            return switch (type) {
                case "cluster" -> new Cluster(row.text("name"), row.flag("quorate"));
                case "node" ->
                    new Node(new Member(row.need("name"), row.isSet("online"), row.text("ip"), row.isSet("local")));
                default -> new Other(type);
            };
        }
    }

    public static ClusterStatus of(List<Row> rows) {
        String name = null;
        Boolean quorate = null;
        List<Member> members = new ArrayList<>();
        for (Row row : rows) {
            switch (row) {
                case Row.Cluster cluster -> {
                    name = cluster.name();
                    quorate = cluster.quorate();
                }
                case Row.Node(Member member) -> members.add(member);
                case Row.Other _ -> {}
            }
        }
        members.sort(comparing(Member::name));
        return new ClusterStatus(name, quorate, members);
    }
}
