package hypervisor.source.zfs.pool;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whole numbers as `zpool` prints them.
final class Counts {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");

    private Counts() {}

    /// Null for anything else, as `1.2K`, and `-`.
    static @Nullable Double parse(@Nullable String text) {
        return text == null || !DIGITS.matcher(text).matches() ? null : Double.valueOf(text);
    }
}
