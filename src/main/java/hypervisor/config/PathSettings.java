package hypervisor.config;

import java.util.List;

/// Where this machine's own files are.
public final class PathSettings {
    public static final Setting<String> PROCFS = Setting.file("path.procfs", "/proc", "Where procfs is mounted.");

    public static final Setting<String> SYSFS = Setting.file("path.sysfs", "/sys", "Where sysfs is mounted.");

    public static final Setting<String> DEV = Setting.file("path.dev", "/dev", "Where the device files are.");

    public static final Setting<String> ROOTFS = Setting.file(
            "path.rootfs",
            "/",
            "What stands before every other path that the machine names, such as that of a disk image or a mount.");

    public static final Setting<String> PMXCFS =
            Setting.file("path.pmxcfs", "/etc/pve", "Where the configuration of a Proxmox VE cluster is mounted.");

    public static final Setting<String> QEMU_SERVER = Setting.file(
            "path.qemu-server", "/var/run/qemu-server", "Where Proxmox VE has the monitor sockets of its guests.");

    static final List<Setting<?>> ALL = List.of(PROCFS, SYSFS, DEV, ROOTFS, PMXCFS, QEMU_SERVER);

    private PathSettings() {}
}
