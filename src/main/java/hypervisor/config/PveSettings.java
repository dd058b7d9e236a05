package hypervisor.config;

import java.time.Duration;
import java.util.List;

/// A Proxmox VE host from inside.
public final class PveSettings {
    public static final Setting<String> MONITOR = Setting.choice(
            "pve.monitor",
            "qmp",
            List.of("qmp", "qm", "none"),
            "How QEMU is asked for disks and interfaces of guests: `qmp` through the guest's own socket, `qm` by running "
                    + "`qm monitor` in a pseudo-terminal, `none` not at all.");

    public static final Setting<Duration> MONITOR_TIMEOUT = Setting.duration(
            "pve.monitor-timeout",
            Duration.ofSeconds(10),
            Duration.ofMillis(100),
            Duration.ofMinutes(5),
            "How long a guest's monitor may take for one answer.");

    public static final Setting<Duration> MONITOR_TTL = Setting.duration(
            "pve.monitor-ttl",
            Duration.ofMinutes(10),
            Duration.ZERO,
            Duration.ofDays(1),
            "How long it is believed which disks and interfaces a guest has. A guest that was restarted is asked anew.");

    public static final Setting<Duration> MONITOR_TTL_SPREAD = Setting.duration(
            "pve.monitor-ttl-spread",
            Duration.ofMinutes(1),
            Duration.ZERO,
            Duration.ofDays(1),
            "By how much that varies by chance, up or down, so that not all guests are asked at one time.");

    public static final Setting<Boolean> MONITOR_DEFER_CLOSE = Setting.toggle(
            "pve.monitor-defer-close",
            true,
            "With `pve.monitor` qm: a `qm` that does not answer is left to end by itself for 10 s before it is killed.");

    public static final Setting<String> PREFIX = Setting.of(
            "pve.metrics-prefix",
            TextKind.METRIC_NAME,
            "pve",
            "What the names of the dialect `pve_local_exporter` begin with.");

    static final List<Setting<?>> ALL =
            List.of(MONITOR, MONITOR_TIMEOUT, MONITOR_TTL, MONITOR_TTL_SPREAD, MONITOR_DEFER_CLOSE, PREFIX);

    private PveSettings() {}
}
