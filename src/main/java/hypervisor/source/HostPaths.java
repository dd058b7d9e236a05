package hypervisor.source;

import java.nio.file.Path;

/// Where this machine's own files are: elsewhere than usual in a container, and in a test.
///
/// @param proc usually `/proc`
/// @param sys usually `/sys`
/// @param dev usually `/dev`
/// @param files what stands before every other absolute path, such as that of a disk image; usually `/`
/// @param pmxcfs the file system of a Proxmox VE cluster's configuration, usually `/etc/pve`
/// @param qemuServer where Proxmox VE has the sockets of its guests, usually `/var/run/qemu-server`
public record HostPaths(Path proc, Path sys, Path dev, Path files, Path pmxcfs, Path qemuServer) {
    private static final String DEVICES = "/dev/";

    public static final HostPaths USUAL = new HostPaths(
            Path.of("/proc"),
            Path.of("/sys"),
            Path.of("/dev"),
            Path.of("/"),
            Path.of("/etc/pve"),
            Path.of("/var/run/qemu-server"));

    /// Where an absolute path that the machine itself names is to be looked up.
    public Path located(String path) {
        return path.startsWith(DEVICES)
                ? dev.resolve(path.substring(DEVICES.length()))
                : files.resolve(path.replaceFirst("^/+", ""));
    }
}
