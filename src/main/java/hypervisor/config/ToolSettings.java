package hypervisor.config;

import java.time.Duration;
import java.util.List;

/// Programs of the machine that are run for what they print.
public final class ToolSettings {
    public static final Setting<Duration> TIMEOUT = Setting.duration(
            "tool.timeout",
            Duration.ofSeconds(20),
            Duration.ofMillis(100),
            Duration.ofMinutes(10),
            "How long one run of zpool, zfs, lvs or smartctl may take.");

    public static final Setting<String> ZPOOL = Setting.file("tool.zpool", "zpool", "The program zpool.");

    public static final Setting<String> ZFS = Setting.file("tool.zfs", "zfs", "The program zfs.");

    public static final Setting<String> LVS = Setting.file("tool.lvs", "lvs", "The program lvs.");

    public static final Setting<String> SMARTCTL = Setting.file("tool.smartctl", "smartctl", "The program smartctl.");

    public static final Setting<String> QM = Setting.file("tool.qm", "qm", "The program qm.");

    public static final Setting<String> SMART_FILE = Setting.file(
            "smart.file",
            "/var/lib/pve-exporter/smart.json",
            "Health of disks as the script that comes with pve-exporter writes it: where the file is there, and not "
                    + "older than ten minutes, smartctl is not run.");

    public static final Setting<Duration> SMART_INTERVAL = Setting.duration(
            "smart.interval",
            Duration.ofMinutes(30),
            Duration.ZERO,
            Duration.ofDays(7),
            "How often smartctl is run for each disk: a disk that is asked all the time may never go to sleep.");

    public static final Setting<List<String>> ZFS_EXCLUDE = Setting.of(
            "zfs.exclude",
            new ListKind<>(TextKind.ANY),
            List.of(),
            "Regular expressions of datasets, volumes and snapshots that are left out.");

    public static final Setting<List<String>> ZFS_POOLS = Setting.of(
            "zfs.pools", new ListKind<>(TextKind.ANY), List.of(), "Only these pools are read; all without it.");

    static final List<Setting<?>> ALL =
            List.of(TIMEOUT, ZPOOL, ZFS, LVS, SMARTCTL, QM, SMART_FILE, SMART_INTERVAL, ZFS_EXCLUDE, ZFS_POOLS);

    private ToolSettings() {}
}
