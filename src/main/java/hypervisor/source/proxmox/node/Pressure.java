package hypervisor.source.proxmox.node;

import hypervisor.source.proxmox.json.JsonRow;
import org.jspecify.annotations.Nullable;

/// The share of the last 10 seconds in which tasks of a guest's cgroup waited, in percent (0 to 100); since
/// Proxmox VE 9. Numbers of VMs, texts of containers. "Some" is any task, "full" is all of them.
public record Pressure(
        @Nullable Double cpuSome,
        @Nullable Double cpuFull,
        @Nullable Double ioSome,
        @Nullable Double ioFull,
        @Nullable Double memorySome,
        @Nullable Double memoryFull) {

    static Pressure of(JsonRow row) {
        return new Pressure(
                row.number("pressurecpusome"),
                row.number("pressurecpufull"),
                row.number("pressureiosome"),
                row.number("pressureiofull"),
                row.number("pressurememorysome"),
                row.number("pressurememoryfull"));
    }
}
