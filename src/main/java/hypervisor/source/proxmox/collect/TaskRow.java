package hypervisor.source.proxmox.collect;

import hypervisor.source.MalformedException;
import hypervisor.source.proxmox.json.JsonRow;

/// A task, as the cluster's list has it: `cluster/tasks`.
///
/// @param upid names the task for ever: `UPID:pve1:0000025D:0004AB19:6B00D973:vzdump:101:root@pam:`
/// @param type `vzdump`, `qmigrate`, `aptupdate` …
/// @param end seconds since 1970; 0 where it still runs
/// @param status how it ended: `OK`, `WARNINGS: 2`, or what went wrong
record TaskRow(String upid, String node, String type, long end, String status) {
    private static final int LONGEST = 256;

    static TaskRow of(JsonRow row) {
        String upid = row.need("upid");
        if (upid.length() > LONGEST) {
            throw new MalformedException(row.place(), "upid is longer than " + LONGEST);
        }
        Long end = row.integer("endtime");
        return new TaskRow(upid, row.need("node"), row.need("type"), end == null ? 0 : end, row.text("status", ""));
    }

    boolean runs() {
        return end <= 0;
    }
}
