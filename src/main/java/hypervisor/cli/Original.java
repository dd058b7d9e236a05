package hypervisor.cli;

import hypervisor.config.Problems;
import hypervisor.config.Setting;
import hypervisor.config.Settings;
import hypervisor.config.Sources;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What an exporter that is stood in for has beside its flags. What it reads by itself counts less than anything of
/// ours.
///
/// @param variables its environment variables
/// @param file its configuration file; null where it has none
/// @param refused flags of its that ours refuses, and why
/// @param health paths that tell that it runs, and the very words that they answer
/// @param settling what is made of all that was given; the problems get what cannot be
record Original(
        List<Variable> variables,
        @Nullable File file,
        Map<String, String> refused,
        Map<String, String> health,
        BiFunction<Settings, Problems, Settings> settling) {

    static final Original NOTHING_MORE = new Original(List.of(), null, Map.of(), Map.of(), (settings, _) -> settings);

    /// @param named whose flag names it
    /// @param settings what may stand in it
    record File(Setting<String> named, List<Setting<?>> settings) {}

    record Variable(String name, Setting<?> setting, Flag.Translation translation) {}

    Original {
        variables = List.copyOf(variables);
        refused = Map.copyOf(refused);
        health = Map.copyOf(health);
    }

    /// A variable that is empty counts as not set.
    void read(Map<String, String> environment, Sources sources, Problems problems) {
        for (Variable variable : variables) {
            String value = environment.getOrDefault(variable.name(), "");
            String text = value.isEmpty() ? null : variable.translation().of(value);
            if (text != null) {
                sources.original(variable.setting(), variable.name(), text);
            } else if (!value.isEmpty()) {
                problems.add("environment variable " + variable.name(), "this is no value for it");
            }
        }
        if (file != null) {
            sources.originalFile(file.named(), file.settings());
        }
        sources.settle(settling);
    }
}
