package hypervisor.source.pmxcfs;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A storage: a section of `storage.cfg`.
///
/// @param name `local-zfs`
/// @param type `zfspool`
/// @param properties as the file has them, in its order; `true` for a key without value
public record StorageConfig(String name, String type, Map<String, String> properties) {
    /// The value of a key that has none.
    static final String SET = "true";

    public StorageConfig {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    public @Nullable String property(String key) {
        return properties.get(key);
    }

    public boolean isDisabled() {
        return isSet("disable");
    }

    /// Whether a node is among those that the storage is for; it is for all where it names none.
    public boolean isFor(String node) {
        String nodes = property("nodes");
        return nodes == null || nodes.isBlank() || nodes().contains(node);
    }

    /// The nodes it is limited to, sorted; empty where it is for all.
    public List<String> nodes() {
        return words("nodes");
    }

    /// What it may hold, sorted: `backup`, `images`, …
    public List<String> content() {
        return words("content");
    }

    public boolean isSet(String key) {
        return Words.isSet(property(key));
    }

    private List<String> words(String key) {
        String value = property(key);
        return value == null
                ? List.of()
                : Arrays.stream(value.split("[,;\\s]+"))
                        .filter(word -> !word.isEmpty())
                        .sorted()
                        .distinct()
                        .toList();
    }
}
