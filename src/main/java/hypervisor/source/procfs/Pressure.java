package hypervisor.source.procfs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How much of the time work stood still for want of a resource: `/proc/pressure/io`, and `io.pressure` of a control
/// group, of which the second row is not there for every resource.
///
/// ```
/// some avg10=0.12 avg60=0.05 avg300=0.01 total=1234567
/// full avg10=0.00 avg60=0.00 avg300=0.00 total=234567
/// ```
///
/// @param some at least one task stood still
/// @param full all of them did, so that nothing was done
public record Pressure(@Nullable Stall some, @Nullable Stall full) {
    /// Those that a kernel may know.
    public static final List<String> RESOURCES = List.of("cpu", "memory", "io", "irq");

    private static final double MICROS_PER_SECOND = 1e6;
    private static final double PERCENT = 100;

    /// @param average10 part of the last 10 seconds, 0 to 1
    /// @param average60 part of the last minute
    /// @param average300 part of the last five minutes
    /// @param seconds in total
    public record Stall(
            @Nullable Double average10,
            @Nullable Double average60,
            @Nullable Double average300,
            @Nullable Double seconds) {}

    /// Null where the kernel does not measure it.
    public static @Nullable Pressure read(Path file) {
        try {
            Pressure pressure = parse(KernelFile.small(file));
            return pressure.some() == null && pressure.full() == null ? null : pressure;
        } catch (IOException _) {
            return null;
        }
    }

    static Pressure parse(String text) {
        Stall some = null;
        Stall full = null;
        int from = 0;
        while (from < text.length()) {
            int newline = text.indexOf('\n', from);
            int end = newline < 0 ? text.length() : newline;
            var words = new Words(text, from, end);
            if (words.next()) {
                String row = words.word();
                some = row.equals("some") ? stall(words) : some;
                full = row.equals("full") ? stall(words) : full;
            }
            from = end + 1;
        }
        return new Pressure(some, full);
    }

    private static Stall stall(Words words) {
        Double ten = null;
        Double sixty = null;
        Double threeHundred = null;
        Double total = null;
        while (words.next()) {
            String word = words.word();
            int equals = word.indexOf('=');
            Double number = equals < 0 ? null : Decimals.of(word.substring(equals + 1));
            if (number != null) {
                switch (word.substring(0, equals)) {
                    case "avg10" -> ten = number / PERCENT;
                    case "avg60" -> sixty = number / PERCENT;
                    case "avg300" -> threeHundred = number / PERCENT;
                    case "total" -> total = number / MICROS_PER_SECOND;
                    default -> {} // one that a newer kernel has
                }
            }
        }
        return new Stall(ten, sixty, threeHundred, total);
    }
}
