package hypervisor.source.proxmox.node;

import hypervisor.source.proxmox.json.JsonRow;
import org.jspecify.annotations.Nullable;

/// A replication job of a node: `nodes/NODE/replication`.
///
/// @param id guest and number: `100-0`
/// @param lastSync when it last succeeded, seconds since 1970; null if it never did (the API then says 0)
/// @param duration of the last run in seconds; null before the first
/// @param failures in a row
/// @param error of the last run; null where there was none
public record Replication(
        String node,
        String id,
        String guest,
        @Nullable Long lastSync,
        @Nullable Double duration,
        long failures,
        @Nullable String error) {

    public static Replication of(String node, JsonRow row) {
        Long lastSync = row.integer("last_sync");
        Long failures = row.integer("fail_count");
        return new Replication(
                node,
                row.need("id"),
                row.text("guest", ""),
                lastSync == null || lastSync == 0 ? null : lastSync,
                row.number("duration"),
                failures == null ? 0 : failures,
                row.text("error"));
    }
}
