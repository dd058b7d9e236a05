package hypervisor.source.zfs.pool;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A device of a pool, or a group of devices, or the pool itself.
///
/// @param path where it stands in the tree, which no other has: `raidz1-0/sda`, `logs/mirror-1/sdc`; empty for the
/// pool itself
/// @param name the last part of it, as `zpool` prints it
/// @param group what it is for: `data`, `logs`, `cache`, `spares`, `special` or `dedup`
/// @param state `ONLINE`, `DEGRADED`, `FAULTED`, `OFFLINE`, `UNAVAIL`, `REMOVED`, and of spares `AVAIL` and `INUSE`
/// @param readErrors since `zpool clear`, or since the pool was imported
/// @param writeErrors likewise
/// @param checksumErrors likewise
/// @param slowIos how many I/Os took longer than `zio_slow_io_ms`; of leaves only, since OpenZFS 0.8
/// @param trim null where nothing is told of it
public record Vdev(
        String path,
        String name,
        String group,
        @Nullable String state,
        @Nullable Double readErrors,
        @Nullable Double writeErrors,
        @Nullable Double checksumErrors,
        @Nullable Double slowIos,
        @Nullable Trim trim) {

    /// What it is: `mirror`, `raidz2`, `draid1`, `spare`, `replacing`, `disk` or `file`; `root` for the pool itself.
    public String kind() {
        if (path.isEmpty()) {
            return "root";
        }
        String kind = name.replaceFirst("[-:].*", "").toLowerCase(Locale.ROOT);
        return switch (kind) {
            case "mirror",
                    "raidz1",
                    "raidz2",
                    "raidz3",
                    "draid1",
                    "draid2",
                    "draid3",
                    "spare",
                    "replacing",
                    "indirect" -> kind;
            default -> name.startsWith("/") && !name.startsWith("/dev/") ? "file" : "disk";
        };
    }

    /// @param state `untrimmed`, `active`, `suspended`, `canceled`, `complete` or `unsupported`
    /// @param ratio how much of it is done, from 0 to 1; null where it is not told
    /// @param timestamp when it began, was suspended or ended, in seconds since 1970; null where it is not told
    public record Trim(
            String state, @Nullable Double ratio, @Nullable Double timestamp) {}
}
