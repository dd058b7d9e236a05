package hypervisor.discovery;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The labels of one target. What is not known has none, as Prometheus takes a missing label for an empty one.
final class Labels {
    static final String PREFIX = "__meta_hypervisor_";
    private static final Pattern FORBIDDEN = Pattern.compile("[^A-Za-z0-9_]");

    private final SortedMap<String, String> all = new TreeMap<>();

    Labels with(String name, @Nullable String value) {
        return whole(PREFIX + name, value);
    }

    /// @param name with its prefix
    Labels whole(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            all.put(FORBIDDEN.matcher(name).replaceAll("_"), value);
        }
        return this;
    }

    /// All values between commas, before the first and after the last too, so that the expression `.*,web,.*` finds
    /// one.
    Labels list(String name, List<String> values) {
        return with(name, values.isEmpty() ? null : "," + String.join(",", values) + ",");
    }

    SortedMap<String, String> all() {
        return all;
    }
}
