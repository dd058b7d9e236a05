package hypervisor.source.procfs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// How long a clock tick is, in which the kernel counts the time of processes. Every program is told at its start, and
/// can look that up in `/proc/self/auxv`: pairs of machine words, of which the first says what the second is.
final class ClockTicks {
    /// What every kernel that Java runs on is built with.
    static final long USUAL = 100;

    private static final long CLOCK_TICKS = 17;

    private ClockTicks() {}

    /// Ticks in a second, by the kernel whose `/proc` this is; the usual where it does not say.
    static long perSecond(Path proc) {
        try {
            return of(KernelFile.plain(proc.resolve("self/auxv")).getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException _) {
            return USUAL;
        }
    }

    static long of(byte[] pairs) {
        ByteBuffer words = ByteBuffer.wrap(pairs).order(ByteOrder.nativeOrder());
        while (words.remaining() >= 2 * Long.BYTES) {
            long what = words.getLong();
            long value = words.getLong();
            if (what == CLOCK_TICKS && value > 0) {
                return value;
            }
        }
        return USUAL;
    }
}
