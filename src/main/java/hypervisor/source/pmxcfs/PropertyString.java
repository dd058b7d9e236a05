package hypervisor.source.pmxcfs;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Several properties in one value: `local-lvm:vm-100-disk-0,size=32G,ssd=1`.
///
/// @param first the name of the first where it has one: `virtio` of `virtio=BC:24:11:00:00:01`; empty where it has none
/// @param value of the first
/// @param rest the others by name, without the first
record PropertyString(String first, String value, Map<String, String> rest) {

    static PropertyString of(String text) {
        Map<String, String> rest = new LinkedHashMap<>();
        String[] parts = text.split(",");
        for (int i = 1; i < parts.length; i++) {
            int sign = parts[i].indexOf('=');
            if (sign > 0) {
                rest.put(
                        parts[i].substring(0, sign).strip(),
                        parts[i].substring(sign + 1).strip());
            }
        }
        String head = parts.length == 0 ? "" : parts[0].strip();
        int sign = head.indexOf('=');
        return new PropertyString(sign < 0 ? "" : head.substring(0, sign), head.substring(sign + 1), rest);
    }

    /// A property by its name, wherever it stands.
    @Nullable String get(String name) {
        return first.equals(name) ? value : rest.get(name);
    }

    /// The property whose name may be left out where it stands first.
    @Nullable String main(String name) {
        return first.isEmpty() && !value.isEmpty() ? value : get(name);
    }

    boolean isSet(String name) {
        return Words.isSet(get(name));
    }
}
