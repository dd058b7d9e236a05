package hypervisor.source.pmxcfs;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Values as Proxmox VE writes them.
final class Words {
    private static final double LARGEST = 1L << 62;

    private Words() {}

    /// Whether a truth is said: `1`, `yes`, `on`, `true`. What is missing is not.
    static boolean isSet(@Nullable String value) {
        return Boolean.TRUE.equals(flag(value));
    }

    /// Null for what is missing or neither.
    static @Nullable Boolean flag(@Nullable String value) {
        return value == null
                ? null
                : switch (value.strip().toLowerCase(Locale.ROOT)) {
                    case "1", "yes", "on", "true" -> true;
                    case "0", "no", "off", "false" -> false;
                    default -> null;
                };
    }

    /// A whole number that is not negative; null for anything else.
    static @Nullable Long integer(@Nullable String value) {
        Double number = number(value);
        return number == null || number != Math.rint(number) ? null : Long.valueOf((long) (double) number);
    }

    /// A plain decimal number that is not negative; null for anything else.
    static @Nullable Double number(@Nullable String value) {
        if (value == null || !value.strip().matches("[0-9]{1,19}(\\.[0-9]{1,19})?")) {
            return null;
        }
        double number = Double.parseDouble(value.strip());
        return number > LARGEST ? null : Double.valueOf(number);
    }

    /// A size with its unit, in bytes: `32G`, `528K`, `4M`, `1T`, or bytes alone.
    static @Nullable Long size(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String text = value.strip();
        long unit = switch (text.charAt(text.length() - 1)) {
            case 'K' -> 1L << 10;
            case 'M' -> 1L << 20;
            case 'G' -> 1L << 30;
            case 'T' -> 1L << 40;
            default -> 1;
        };
        return times(number(unit == 1 ? text : text.substring(0, text.length() - 1)), unit);
    }

    static @Nullable Long times(@Nullable Double number, long unit) {
        return number == null || number * unit > LARGEST ? null : Long.valueOf((long) (number * unit));
    }
}
