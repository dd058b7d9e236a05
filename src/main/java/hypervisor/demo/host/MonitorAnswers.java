package hypervisor.demo.host;

import hypervisor.demo.DemoMoment;
import hypervisor.demo.proxmox.MadeGuest;
import java.util.Locale;

/// What QEMU answers to what an exporter asks it.
///
/// @param paused whether the guest's processors stand still
record MonitorAnswers(MadeGuest guest, boolean paused) {
    static final String GREETING =
            "{\"QMP\": {\"version\": {\"qemu\": {\"micro\": 2, \"minor\": 1, \"major\": 10}}, \"capabilities\": []}}";

    private static final long READ_NANOS = 300_000;

    /// @param question a line of the machine protocol
    String to(String question, DemoMoment moment) {
        if (question.contains("\"qmp_capabilities\"")) {
            return said("{}");
        }
        if (question.contains("\"info block\"")) {
            return said(quoted(drives()));
        }
        if (question.contains("\"info network\"")) {
            return said(quoted(cards()));
        }
        if (question.contains("\"query-status\"")) {
            return said("{\"status\": \"%s\", \"running\": %s}".formatted(paused ? "paused" : "running", !paused));
        }
        if (question.contains("\"query-balloon\"")) {
            return said("{\"actual\": " + guest.maxMemory() + "}");
        }
        if (question.contains("\"query-blockstats\"")) {
            return said(statistics(moment));
        }
        return question.contains("\"query-block\"")
                ? said(block())
                : "{\"error\": {\"class\": \"CommandNotFound\", \"desc\": \"the demonstration does not know it\"}}";
    }

    private static String said(String value) {
        return "{\"return\": " + value + "}";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\n", "\\r\\n") + "\"";
    }

    private String path() {
        return "/dev/zvol/rpool/data/" + guest.volume();
    }

    private String drives() {
        return """
                drive-scsi0 (#block161): %s (raw)
                    Attached to:      scsi0
                    Cache mode:       writeback, direct
                    Detect zeroes:    unmap

                drive-ide2: [not inserted]
                    Attached to:      ide2
                    Removable device: not locked, tray closed
                """.formatted(path());
    }

    private String cards() {
        return """
                net0: index=0,type=nic,model=virtio-net-pci,macaddr=%s
                 \\ net0: index=0,type=tap,ifname=%s,script=/usr/libexec/qemu-server/pve-bridge
                """.formatted(guest.mac().toLowerCase(Locale.ROOT), guest.link());
    }

    private String block() {
        return """
                [{"io-status": "ok", "device": "drive-scsi0", "qdev": "scsi0", "removable": false, "type": "unknown", \
                "inserted": {"node-name": "#block161", "drv": "raw", "ro": false, "file": "%s", "bps": 0, \
                "bps_rd": 0, "bps_wr": 0, "iops": 0, "iops_rd": 0, "iops_wr": %d, \
                "image": {"virtual-size": %d, "filename": "%1$s", "format": "raw", "actual-size": 0}}}, \
                {"io-status": "ok", "device": "drive-ide2", "qdev": "ide2", "removable": true, "type": "unknown"}]""".formatted(path(), guest.mostWrites(), guest.maxDisk());
    }

    private String statistics(DemoMoment moment) {
        long reads = guest.read(moment) / 16_384;
        long writes = guest.written(moment) / 16_384;
        return """
                [{"device": "drive-scsi0", "node-name": "#block161", "qdev": "scsi0", "stats": {\
                "rd_bytes": %d, "rd_operations": %d, "rd_total_time_ns": %d, "failed_rd_operations": 0, \
                "invalid_rd_operations": 0, "wr_bytes": %d, "wr_operations": %d, "wr_total_time_ns": %d, \
                "failed_wr_operations": 0, "invalid_wr_operations": 0, "flush_operations": %d, \
                "flush_total_time_ns": %d, "failed_flush_operations": 0, "invalid_flush_operations": 0, \
                "unmap_bytes": %d, "unmap_operations": %d, "unmap_total_time_ns": 0, "failed_unmap_operations": 0, \
                "invalid_unmap_operations": 0, "idle_time_ns": 40000000}}]""".formatted(
                        guest.read(moment),
                        reads,
                        reads * READ_NANOS,
                        guest.written(moment),
                        writes,
                        writes * READ_NANOS * 2,
                        writes / 20,
                        writes / 20 * READ_NANOS,
                        writes * 200,
                        writes / 50);
    }
}
