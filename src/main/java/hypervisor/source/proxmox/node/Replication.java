package hypervisor.source.proxmox.node;

import hypervisor.source.proxmox.json.JsonRow;
import org.jspecify.annotations.Nullable;

/// A replication job of a node: `nodes/NODE/replication`.
///
/// @param id guest and number: `100-0`
/// @param guest its number
/// @param kind of the guest: `qemu` or `lxc`; null where it is not told
/// @param type `local`
/// @param source the node that the guest is on
/// @param target the node that gets the copy
/// @param lastSync when it last succeeded, seconds since 1970; null if it never did (the API then says 0)
/// @param lastTry when it last began, seconds since 1970; null if it never did
/// @param nextSync when it is due, seconds since 1970
/// @param duration of the last run in seconds; null before the first
/// @param failures in a row
/// @param error of the last run; null where there was none
public record Replication(
        String node,
        String id,
        String guest,
        @Nullable String kind,
        @Nullable String type,
        @Nullable String source,
        @Nullable String target,
        @Nullable Long lastSync,
        @Nullable Long lastTry,
        @Nullable Long nextSync,
        @Nullable Double duration,
        long failures,
        @Nullable String error) {

    public static Replication of(String node, JsonRow row) {
        Long failures = row.integer("fail_count");
        return new Replication(
                node,
                row.need("id"),
                row.text("guest", ""),
                row.text("vmtype"),
                row.text("type"),
                row.text("source"),
                row.text("target"),
                time(row, "last_sync"),
                time(row, "last_try"),
                time(row, "next_sync"),
                row.number("duration"),
                failures == null ? 0 : failures,
                row.text("error"));
    }

    /// Null for 0, which stands for never.
    private static @Nullable Long time(JsonRow row, String name) {
        Long time = row.integer(name);
        return time == null || time == 0 ? null : time;
    }
}
