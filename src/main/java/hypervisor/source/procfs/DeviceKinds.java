package hypervisor.source.procfs;

import hypervisor.source.procfs.BlockDevice.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Tells what a block device is. The kernel itself says in `/sys/class/block` which are partitions; where that is not
/// to
/// be seen their names do.
final class DeviceKinds {
    private static final Map<String, Kind> BY_PREFIX = Map.ofEntries(
            Map.entry("md", Kind.RAID),
            Map.entry("dm-", Kind.MAPPED),
            Map.entry("zd", Kind.ZVOL),
            Map.entry("rbd", Kind.NETWORK),
            Map.entry("nbd", Kind.NETWORK),
            Map.entry("drbd", Kind.NETWORK),
            Map.entry("loop", Kind.VIRTUAL),
            Map.entry("ram", Kind.VIRTUAL),
            Map.entry("zram", Kind.VIRTUAL),
            Map.entry("sr", Kind.REMOVABLE),
            Map.entry("fd", Kind.REMOVABLE));

    /// Disks that are told by letters, so that a number is that of a partition: `sda1`.
    private static final List<String> LETTERED = List.of("sd", "vd", "hd", "xvd");

    private final Path devices;

    /// @param sys `/sys`
    DeviceKinds(Path sys) {
        this.devices = sys.resolve("class/block");
    }

    Kind of(String name) {
        return isPartition(name) ? Kind.PARTITION : whole(name);
    }

    private boolean isPartition(String name) {
        if (name.startsWith(".") || name.indexOf('/') >= 0 || name.indexOf(0) >= 0) { // no name of a device
            return false;
        }
        Path device = devices.resolve(name);
        return Files.exists(device.resolve("partition")) || (isPartitionByName(name) && !Files.exists(device));
    }

    static boolean isPartitionByName(String name) {
        int digits = name.length();
        while (digits > 0 && isDigit(name.charAt(digits - 1))) {
            digits--;
        }
        if (digits == name.length() || digits == 0) {
            return false;
        }
        if (name.charAt(digits - 1) == 'p' && digits > 1 && isDigit(name.charAt(digits - 2))) {
            return true;
        }
        String disk = name.substring(0, digits);
        return LETTERED.stream().anyMatch(kind -> isLettered(kind, disk));
    }

    /// Whether this is a disk told by letters: `sdaa`.
    private static boolean isLettered(String kind, String name) {
        return name.length() > kind.length()
                && name.startsWith(kind)
                && name.chars().skip(kind.length()).allMatch(c -> c >= 'a' && c <= 'z');
    }

    private static Kind whole(String name) {
        int letters = 0;
        while (letters < name.length() && !isDigit(name.charAt(letters))) {
            letters++;
        }
        return letters == name.length() ? Kind.DISK : BY_PREFIX.getOrDefault(name.substring(0, letters), Kind.DISK);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
