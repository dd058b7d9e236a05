package hypervisor.config;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The settings by the names that files and environment variables use for them.
final class Names {
    private final Map<String, Setting<?>> byKey = new HashMap<>();
    private final Map<String, Setting<?>> byVariable = new HashMap<>();
    private final Map<String, String> groups = new HashMap<>();

    Names(List<Setting<?>> settings) {
        for (Setting<?> setting : settings) {
            byKey.put(setting.key(), setting);
            byVariable.put(setting.variable(), setting);
            String key = setting.key();
            for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
                groups.putIfAbsent(key.substring(0, dot), key);
            }
        }
    }

    @Nullable Setting<?> setting(String key) {
        return byKey.get(key);
    }

    @Nullable Setting<?> variable(String name) {
        return byVariable.get(name);
    }

    Collection<String> variables() {
        return byVariable.keySet();
    }

    /// Whether settings have this name and a dot before their own.
    boolean isGroup(String name) {
        return groups.containsKey(name);
    }

    /// The first setting of a group.
    String example(String group) {
        return groups.getOrDefault(group, group);
    }

    /// `, did you mean x?` or nothing.
    String nearest(String key) {
        return Nearest.hint(key, byKey.keySet());
    }
}
