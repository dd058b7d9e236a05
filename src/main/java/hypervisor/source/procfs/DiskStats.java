package hypervisor.source.procfs;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of `/proc/diskstats`: two numbers of the device, its name, then 11 counts, 15 since Linux 4.18, 17 since
/// 5.5.
///
/// ```
///    8       0 sda 5120 12 402312 1830 8810 4411 902144 9120 0 7200 11950 0 0 0 0 310 1000
///                  reads       ms                          0 running
/// ```
///
/// A row with fewer than eleven is of a kernel older than any we know, and left out.
///
/// @see <a href="https://docs.kernel.org/admin-guide/iostats.html">I/O statistics fields</a>
final class DiskStats {
    private static final int FEWEST = 11;
    private static final int MOST = 17;
    private static final long SECTOR = 512;
    private static final double MILLIS_PER_SECOND = 1e3;

    private DiskStats() {}

    static List<BlockDevice> parse(String text, DeviceKinds kinds) {
        List<BlockDevice> devices = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int newline = text.indexOf('\n', from);
            int end = newline < 0 ? text.length() : newline;
            BlockDevice device = row(new Words(text, from, end), kinds);
            if (device != null) {
                devices.add(device);
            }
            from = end + 1;
        }
        return devices;
    }

    private static @Nullable BlockDevice row(Words words, DeviceKinds kinds) {
        words.next();
        words.next(); // the two numbers
        if (!words.next()) {
            return null;
        }
        String name = words.word();
        @Nullable Long[] counts = new Long[MOST];
        int told = 0;
        while (told < MOST && words.next()) {
            counts[told++] = words.number();
        }
        return told < FEWEST ? null : device(name, kinds.of(name), counts);
    }

    private static BlockDevice device(String name, BlockDevice.Kind kind, @Nullable Long[] counts) {
        return new BlockDevice(
                name,
                kind,
                counts[0],
                counts[1],
                bytes(counts[2]),
                seconds(counts[3]),
                counts[4],
                counts[5],
                bytes(counts[6]),
                seconds(counts[7]),
                counts[8],
                seconds(counts[9]),
                seconds(counts[10]),
                counts[11],
                bytes(counts[13]),
                seconds(counts[14]),
                counts[15],
                seconds(counts[16]));
    }

    private static @Nullable Long bytes(@Nullable Long sectors) {
        return sectors == null || sectors > Long.MAX_VALUE / SECTOR ? null : Long.valueOf(sectors * SECTOR);
    }

    private static @Nullable Double seconds(@Nullable Long millis) {
        return millis == null ? null : Double.valueOf(millis / MILLIS_PER_SECOND);
    }
}
