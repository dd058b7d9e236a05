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
/// @param masterTimestamp when that one last wrote that it manages, seconds since 1970
/// @param masterState of that one: `active`, `idle`, or that its timestamp is old
/// @param armed whether the nodes' watchdogs are used, as `armed`, `standby`, `disarmed`; since Proxmox VE 9
/// @param services sorted by ID
/// @param localManagers of each node, sorted by node
public record HaStatus(
        @Nullable Boolean quorate,
        @Nullable String master,
        @Nullable Long masterTimestamp,
        @Nullable String masterState,
        @Nullable String armed,
        List<Service> services,
        List<LocalManager> localManagers) {

    public HaStatus {
        services = List.copyOf(services);
        localManagers = List.copyOf(localManagers);
    }

    /// One that tells of its master and services only.
    public HaStatus(@Nullable Boolean quorate, @Nullable String master, List<Service> services) {
        this(quorate, master, null, null, null, services, List.of());
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

    /// What runs and watches the guests of a node.
    ///
    /// @param state `active`, `idle`, `maintenance mode`, or that its timestamp is old
    /// @param watchdog `active`, `standby` …; null where it is not told, before Proxmox VE 9
    /// @param timestamp when it last wrote its state, seconds since 1970: it stands still once the node is gone
    public record LocalManager(
            String node,
            @Nullable String state,
            @Nullable String watchdog,
            @Nullable Long timestamp) {}

    /// A row of the answer.
    public record Row(String type, JsonRow row) {
        public static Row of(JsonRow row) {
            return new Row(row.text("type", ""), row);
        }
    }

    public static HaStatus of(List<Row> rows) {
        Boolean quorate = null;
        JsonRow master = null;
        String armed = null;
        List<Service> services = new ArrayList<>();
        List<LocalManager> localManagers = new ArrayList<>();
        for (Row row : rows) {
            switch (row.type()) {
                case "quorum" -> quorate = row.row().flag("quorate");
                case "master" -> master = row.row();
                case "fencing" -> armed = row.row().text("armed-state");
                case "lrm" -> localManagers.add(localManager(row.row()));
                case "service" -> services.add(service(row.row()));
                default -> {} // what comes with later versions
            }
        }
        services.sort(comparing(Service::id));
        localManagers.sort(comparing(LocalManager::node));
        return new HaStatus(
                quorate,
                master == null ? null : master.text("node"),
                master == null ? null : master.integer("timestamp"),
                master == null ? null : HaState.of(master.text("status", "")).state(),
                armed,
                services,
                localManagers);
    }

    private static Service service(JsonRow row) {
        return new Service(
                row.text("sid", row.text("id", "")), row.text("node"), row.text("state"), row.text("request_state"));
    }

    private static LocalManager localManager(JsonRow row) {
        HaState state = HaState.of(row.text("status", ""));
        return new LocalManager(row.text("node", ""), state.state(), state.watchdog(), row.integer("timestamp"));
    }
}
