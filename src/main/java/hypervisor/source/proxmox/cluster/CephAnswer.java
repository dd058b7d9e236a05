package hypervisor.source.proxmox.cluster;

import static java.util.Comparator.comparing;

import hypervisor.source.proxmox.cluster.CephStatus.Check;
import hypervisor.source.proxmox.cluster.CephStatus.GroupState;
import hypervisor.source.proxmox.json.JsonRow;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads `cluster/ceph/status`. Its `osdmap` stands in another one of the same name in versions of Ceph before
/// 15.
public final class CephAnswer {
    private CephAnswer() {}

    public static CephStatus of(JsonRow row) {
        JsonRow groups = row.object("pgmap");
        JsonRow outer = row.object("osdmap");
        JsonRow inner = outer == null ? null : outer.object("osdmap");
        JsonRow disks = inner == null ? outer : inner;
        JsonRow monitors = row.object("monmap");
        JsonRow health = row.object("health");
        return new CephStatus(
                health == null ? null : health.text("status"),
                checks(health),
                monitors(monitors),
                row.names().contains("quorum")
                        ? Long.valueOf(row.texts("quorum").size())
                        : null,
                integer(disks, "num_osds"),
                integer(disks, "num_up_osds"),
                integer(disks, "num_in_osds"),
                integer(disks, "num_remapped_pgs"),
                integer(groups, "num_pgs"),
                states(groups),
                integer(groups, "num_pools"),
                integer(groups, "num_objects"),
                integer(groups, "degraded_objects"),
                integer(groups, "misplaced_objects"),
                integer(groups, "bytes_total"),
                integer(groups, "bytes_used"),
                integer(groups, "bytes_avail"),
                integer(groups, "data_bytes"),
                integer(groups, "read_bytes_sec"),
                integer(groups, "write_bytes_sec"),
                integer(groups, "read_op_per_sec"),
                integer(groups, "write_op_per_sec"),
                integer(groups, "recovering_bytes_per_sec"));
    }

    private static List<Check> checks(@Nullable JsonRow health) {
        return health == null
                ? List.of()
                : health.objects("checks").entrySet().stream()
                        .map(CephAnswer::check)
                        .sorted(comparing(Check::name))
                        .toList();
    }

    private static Check check(Map.Entry<String, JsonRow> entry) {
        JsonRow check = entry.getValue();
        JsonRow summary = check.object("summary");
        return new Check(entry.getKey(), check.text("severity", ""), integer(summary, "count"), check.isSet("muted"));
    }

    private static @Nullable Long monitors(@Nullable JsonRow monitors) {
        if (monitors == null) {
            return null;
        }
        int listed = monitors.rows("mons").size();
        return listed > 0 ? Long.valueOf(listed) : monitors.integer("num_mons");
    }

    private static List<GroupState> states(@Nullable JsonRow groups) {
        return groups == null
                ? List.of()
                : groups.rows("pgs_by_state").stream()
                        .filter(state -> state.integer("count") != null)
                        .map(state -> new GroupState(state.text("state_name", ""), count(state)))
                        .sorted(comparing(GroupState::state))
                        .toList();
    }

    private static long count(JsonRow state) {
        Long count = state.integer("count");
        return count == null ? 0 : count;
    }

    private static @Nullable Long integer(@Nullable JsonRow row, String name) {
        return row == null ? null : row.integer(name);
    }
}
