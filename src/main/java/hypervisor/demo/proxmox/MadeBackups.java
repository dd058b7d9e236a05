package hypervisor.demo.proxmox;

import java.time.Instant;
import java.util.List;

/// The backup tasks of a made-up node: one each of the last three nights, at two, of all its guests. Of every twentieth
/// guest it fails.
record MadeBackups(Instant now, MadeNode node, List<MadeGuest> guests) {
    private static final long DAY = 86_400;
    private static final long AT = 2 * 3600;
    private static final long TAKES = 900;
    private static final int NIGHTS = 3;

    Reply list(Sight sight) {
        var out = new JsonText().list();
        if (sight.all()) {
            tasks(out);
        }
        return out.endList().reply();
    }

    void tasks(JsonText out) {
        for (int night = 0; night < NIGHTS; night++) {
            long start = lastNight() - night * DAY;
            boolean failed = guests.stream().anyMatch(MadeBackups::fails);
            out.object()
                    .with("upid", upid(start))
                    .with("type", "vzdump")
                    .with("id", "")
                    .with("node", node.name());
            out.with("user", "root@pam").with("starttime", start).with("endtime", start + TAKES);
            out.with("status", failed ? "job errors" : "OK").endObject();
        }
    }

    /// What is left of them on a storage.
    void volumes(JsonText out, String storage) {
        for (MadeGuest guest : guests) {
            for (int night = 0; night < NIGHTS && !fails(guest); night++) {
                long made = lastNight() - night * DAY;
                out.object()
                        .with(
                                "volid",
                                storage + ":backup/vzdump-" + guest.kind() + "-" + guest.vmid() + "-" + made
                                        + ".vma.zst");
                out.with("content", "backup").with("format", "vma.zst").with("subtype", guest.kind());
                out.with("vmid", guest.vmid()).with("ctime", made).with("size", guest.maxDisk() / 4 + night);
                if (guest.place() % 8 == 0) {
                    out.with("protected", 1);
                }
                out.endObject();
            }
        }
    }

    /// @param upid as in a path, perhaps percent-encoded
    Reply log(String upid) {
        String plain = upid.replace("%3A", ":").replace("%40", "@");
        for (int night = 0; night < NIGHTS; night++) {
            if (plain.equals(upid(lastNight() - night * DAY))) {
                return log();
            }
        }
        return Reply.refused(500, "no such task");
    }

    private Reply log() {
        var out = new JsonText().list();
        long line = 1;
        for (MadeGuest guest : guests) {
            String name = (guest.isVm() ? "VM " : "CT ") + guest.vmid();
            String end = fails(guest)
                    ? "ERROR: Backup of " + name + " failed - no space left on device"
                    : "INFO: Finished Backup of " + name + " (00:00:07)";
            out.object()
                    .with("n", line++)
                    .with("t", "INFO: Starting Backup of " + name)
                    .endObject();
            out.object().with("n", line++).with("t", end).endObject();
        }
        return out.endList().reply();
    }

    /// The start of the newest that is over.
    private long lastNight() {
        return (now.getEpochSecond() - AT - TAKES) / DAY * DAY + AT;
    }

    private String upid(long start) {
        return "UPID:%s:0000025D:0004AB19:%08X:vzdump::root@pam:".formatted(node.name(), start);
    }

    private static boolean fails(MadeGuest guest) {
        return guest.place() % 20 == 10;
    }
}
