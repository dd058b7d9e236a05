package hypervisor.filter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of a guest, a storage or a node, in the words of rules.
///
/// @param values by property; empty where it is known to have none, missing where that is not known
record Properties(Map<String, List<String>> values) {
    static final Properties NONE = new Properties(Map.of());

    Properties {
        values = Map.copyOf(values);
    }

    @Nullable List<String> of(String property) {
        return values.get(property);
    }

    /// With one more; the same where it is not known.
    Properties with(String property, @Nullable String value) {
        return value == null ? this : with(property, List.of(value));
    }

    Properties with(String property, List<String> all) {
        Map<String, List<String>> more = new HashMap<>(values);
        more.put(property, List.copyOf(all));
        return new Properties(more);
    }

    /// With one that it may have or not, but that is known.
    Properties withOptional(String property, @Nullable String value) {
        return with(property, value == null || value.isEmpty() ? List.of() : List.of(value));
    }

    Properties withFlag(String property, boolean value) {
        return with(property, Boolean.toString(value));
    }

    /// Both; where they differ, these.
    Properties over(Properties others) {
        Map<String, List<String>> both = new HashMap<>(others.values);
        both.putAll(values);
        return new Properties(both);
    }

    /// `qemu` and `vm` are one, as are `lxc` and `container`.
    Properties withKind(boolean vm) {
        return with("type", vm ? List.of("qemu", "vm") : List.of("lxc", "container"));
    }
}
