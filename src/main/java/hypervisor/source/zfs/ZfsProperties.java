package hypervisor.source.zfs;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Properties of a pool or dataset as `get -p` prints them. Whatever is not written as expected is null: `-` and
/// `none`, and sizes for people (`4.67M`), which old versions print and which are too coarse to be told as bytes.
///
/// @param values by the property's name
public record ZfsProperties(Map<String, String> values) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,20})?");

    public ZfsProperties {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /// Null where it is missing, or `-`.
    public @Nullable String text(String name) {
        String text = values.get(name);
        return text == null || text.equals("-") ? null : text;
    }

    /// A number without any unit: bytes, counts, seconds since 1970.
    public @Nullable Double number(String name) {
        return parsed(text(name));
    }

    /// As a number, but null where 0 means that there is none, as with quotas. Also null for `none`.
    public @Nullable Double limit(String name) {
        Double number = number(name);
        return number == null || number == 0 ? null : number;
    }

    /// A factor, written `1.50x` or `1.50`.
    public @Nullable Double factor(String name) {
        return withoutUnit(name, "x");
    }

    /// A percentage as a part of 1, written `12%` or `12`.
    public @Nullable Double ratio(String name) {
        Double percent = withoutUnit(name, "%");
        return percent == null ? null : percent / 100;
    }

    /// `on`, `yes`, `enabled`, `active`, and their opposites.
    public @Nullable Boolean flag(String name) {
        return switch (text(name)) {
            case "on", "yes", "enabled", "active" -> true;
            case "off", "no", "disabled", "inactive" -> false;
            case null, default -> null;
        };
    }

    private @Nullable Double withoutUnit(String name, String unit) {
        String text = text(name);
        return parsed(text != null && text.endsWith(unit) ? text.substring(0, text.length() - unit.length()) : text);
    }

    private static @Nullable Double parsed(@Nullable String text) {
        return text == null || !NUMBER.matcher(text).matches() ? null : Double.valueOf(text);
    }
}
