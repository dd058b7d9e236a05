package hypervisor.source.pmxcfs;

import hypervisor.source.pmxcfs.GuestConfig.Kind;
import hypervisor.source.pmxcfs.GuestDisk.Limits;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a disk or mount point of a guest's configuration.
final class DiskParser {
    static final Pattern VM = Pattern.compile("(?:scsi|virtio|ide|sata|efidisk|tpmstate|unused)[0-9]+");
    static final Pattern CONTAINER = Pattern.compile("rootfs|(?:mp|unused)[0-9]+");

    private static final Pattern ON_STORAGE = Pattern.compile("([A-Za-z][A-Za-z0-9_.-]*):(.+)");
    private static final double MEBIBYTE = 1 << 20;

    private DiskParser() {}

    static GuestDisk parse(Kind kind, String name, PropertyString value) {
        String place = value.main(kind == Kind.QEMU ? "file" : "volume");
        if (place == null) {
            place = "none";
        }
        Matcher onStorage = ON_STORAGE.matcher(place);
        boolean stored = onStorage.matches();
        boolean cdrom = "cdrom".equals(value.get("media")) || place.equals("cdrom");
        return new GuestDisk(
                name,
                stored ? onStorage.group(1) : null,
                stored ? onStorage.group(2) : place,
                Words.size(value.get("size")),
                cdrom,
                !cdrom && stored && isInBackups(kind, name, value.get("backup")),
                value.isSet("ssd"),
                "on".equals(value.get("discard")),
                kind == Kind.QEMU ? limits(value) : Limits.NONE);
    }

    /// A VM's disks are unless it says otherwise; of a container's mount points only the root is.
    private static boolean isInBackups(Kind kind, String name, @Nullable String backup) {
        if (name.startsWith("unused")) {
            return false;
        }
        return kind == Kind.QEMU
                ? !Boolean.FALSE.equals(Words.flag(backup))
                : name.equals("rootfs") || Words.isSet(backup);
    }

    private static Limits limits(PropertyString value) {
        var limits = new Limits(
                limit(value, "mbps", MEBIBYTE),
                limit(value, "mbps_rd", MEBIBYTE),
                limit(value, "mbps_wr", MEBIBYTE),
                limit(value, "iops", 1),
                limit(value, "iops_rd", 1),
                limit(value, "iops_wr", 1));
        return limits.equals(Limits.NONE) ? Limits.NONE : limits;
    }

    /// Null without limit, which 0 says too.
    private static @Nullable Double limit(PropertyString value, String name, double unit) {
        Double number = Words.number(value.get(name));
        return number == null || number == 0 ? null : Double.valueOf(number * unit);
    }
}
