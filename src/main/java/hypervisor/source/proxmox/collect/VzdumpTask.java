package hypervisor.source.proxmox.collect;

import static java.util.Comparator.comparingLong;

import hypervisor.source.proxmox.json.JsonRow;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// A backup job of the past, as the list of a node's tasks has it: `nodes/NODE/tasks?typefilter=vzdump`.
///
/// @param type `vzdump`
/// @param upid names the task for ever: `UPID:pve1:0000025D:0004AB19:6B00D973:vzdump:101:root@pam:`
/// @param vmid null where it was more than one guest: only its log tells which
/// @param status `OK`, `WARNINGS: 2`, or what went wrong
/// @param end seconds since 1970; 0 where it is not over
record VzdumpTask(String type, String upid, @Nullable Long vmid, String status, long end) {
    static final Comparator<VzdumpTask> NEWEST_FIRST =
            comparingLong(VzdumpTask::end).reversed();

    static VzdumpTask of(JsonRow row) {
        Long end = row.integer("endtime");
        return new VzdumpTask(
                row.text("type", ""),
                row.need("upid"),
                row.integer("id"),
                row.text("status", ""),
                end == null ? 0 : end);
    }

    boolean isBackup() {
        return type.equals("vzdump");
    }

    /// Whether there is a backup. One with warnings is one: something about it was remarkable, as a disk that
    /// is left out, but it was written to its end.
    boolean succeeded() {
        return status.equals("OK") || status.startsWith("WARNINGS");
    }
}
