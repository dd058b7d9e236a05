package hypervisor.source.qemu;

/// A section of `info block`. What is not printed is empty.
///
/// @param label the name it begins with: `drive-scsi0`, `pflash0`
/// @param blockId the number of `(#block123)`
/// @param path of the file or device behind it, whatever lies between
/// @param driver what the path belongs to, where QEMU prints the whole tree: `host_device`, `file`, `rbd`
/// @param word the first one in parentheses: the format, or that of the topmost filter
/// @param format of the image, whatever filters are above it: `raw`, `qcow2`
/// @param readOnly whether the guest may not write to it
/// @param own what its own lines say
/// @param original what pve_local_exporter takes for it: lines of devices that follow included
public record Drive(
        String label,
        String blockId,
        String path,
        String driver,
        String word,
        String format,
        boolean readOnly,
        Lines own,
        Lines original) {
    private static final String PREFIX = "drive-";

    /// The indented lines of a section.
    ///
    /// @param attachedTo a device of the guest: `scsi0`
    /// @param cacheMode `writeback, direct`
    /// @param detectZeroes `on`, `unmap` or empty
    public record Lines(String attachedTo, String cacheMode, String detectZeroes) {
        static final Lines NONE = new Lines("", "", "");
    }

    /// Whether Proxmox VE named it.
    public boolean isNamedByProxmox() {
        return label.startsWith(PREFIX);
    }

    public String name() {
        return isNamedByProxmox() ? label.substring(PREFIX.length()) : label;
    }
}
