package hypervisor.source.proxmox.cluster;

import static java.util.Comparator.comparing;

import hypervisor.source.proxmox.json.JsonRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the HA manager says of itself: `cluster/ha/status/current`.
///
/// @param quorate null where it does not say
/// @param master the node that manages; null where there is none
/// @param services sorted by ID
public record HaStatus(@Nullable Boolean quorate, @Nullable String master, List<Service> services) {

    public HaStatus {
        services = List.copyOf(services);
    }

    /// A guest that it manages.
    ///
    /// @param id `vm:100`, `ct:200`
    /// @param state what it is: `started`, `stopped`, `fence`, `error` …
    /// @param requested what it should be: `started`, `stopped`, `ignored` …
    public record Service(
            String id,
            @Nullable String node,
            @Nullable String state,
            @Nullable String requested) {}

    /// A row of the answer.
    public record Row(String type, JsonRow row) {
        public static Row of(JsonRow row) {
            return new Row(row.text("type", ""), row);
        }
    }

    public static HaStatus of(List<Row> rows) {
        Boolean quorate = null;
        String master = null;
        List<Service> services = new ArrayList<>();
        for (Row row : rows) {
            switch (row.type()) {
                case "quorum" -> quorate = row.row().flag("quorate");
                case "master" -> master = row.row().text("node");
                case "service" ->
                    services.add(new Service(
                            row.row().text("sid", row.row().text("id", "")),
                            row.row().text("node"),
                            row.row().text("state"),
                            row.row().text("request_state")));
                default -> {} // lrm, fencing and what comes with later versions
            }
        }
        services.sort(comparing(Service::id));
        return new HaStatus(quorate, master, services);
    }
}
