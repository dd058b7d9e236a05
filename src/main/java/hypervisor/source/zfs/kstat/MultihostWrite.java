package hypervisor.source.zfs.kstat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One proof of life that a pool with `multihost` on wrote to one of its disks, so that no other host imports it: a
/// row of its `multihost`, where the kernel module keeps a history.
///
/// ```
/// id       txg        timestamp  error  duration   mmp_delay    vdev_guid                vdev_label vdev_path
/// 0        13         1744451010 0      3150000    100070560    12404527461466418224     2          /dev/sda1
/// ```
///
/// @param timestamp in seconds since 1970
/// @param error the kernel's number of it; 0 is none
/// @param duration in nanoseconds; null while it goes on
public record MultihostWrite(
        double timestamp, double error, @Nullable Double duration) {

    static List<MultihostWrite> all(String text) {
        List<MultihostWrite> all = new ArrayList<>();
        KstatTable.of(text, "id").forEach(row -> {
            Double timestamp = row.number("timestamp");
            Double error = row.number("error");
            if (timestamp != null && error != null) {
                all.add(new MultihostWrite(timestamp, error, row.number("duration")));
            }
        });
        return all;
    }
}
