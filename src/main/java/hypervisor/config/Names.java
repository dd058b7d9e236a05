package hypervisor.config;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The settings by the names that files and environment variables use for them.
final class Names {
    private final Map<String, Setting<?>> byKey = new HashMap<>();
    private final Map<String, Setting<?>> byVariable = new HashMap<>();
    private final Map<String, String> groups = new HashMap<>();
    private final Set<String> elsewhere = new HashSet<>();

    /// @param all those that have another place, for the hint of who puts them here
    Names(List<Setting<?>> settings, List<Setting<?>> all) {
        this(settings);
        for (Setting<?> setting : all) {
            elsewhere.add(setting.key());
            elsewhere.add(setting.key().replaceFirst("\\..*", ""));
        }
    }

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
        if (elsewhere.contains(key)) {
            return " here: it is the whole exporter's, and no module has it";
        }
        return Nearest.hint(key, byKey.keySet());
    }
}
