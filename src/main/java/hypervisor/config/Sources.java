package hypervisor.config;

import static java.util.Objects.requireNonNull;

import hypervisor.config.Settings.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Puts the settings together. Each source overrules those before it: defaults, what a stand-in presets, what the
/// exporter it stands in for reads by itself, the file, the environment, flags. Everything that is wrong in any of them
/// is told at once.
public final class Sources {
    private record Given(String origin, List<String> texts) {}

    private final Names names = new Names(AllSettings.ALL);
    private final Problems problems;
    private final Map<Setting<?>, Value> values = new HashMap<>();
    private final Map<Setting<?>, Given> variables = new LinkedHashMap<>();
    private final Map<Setting<?>, Given> flags = new LinkedHashMap<>();
    private final Map<Setting<?>, Given> originals = new LinkedHashMap<>();
    private final YamlModules modules;
    private Map<String, String> environment = Map.of();
    private @Nullable Setting<String> originalFile;
    private Names originalNames = new Names(List.of());
    private BiFunction<Settings, Problems, Settings> settling = (settings, _) -> settings;

    /// @param problems what is wrong already, to be told together with what is found here
    public Sources(Problems problems) {
        this.problems = problems;
        this.modules = new YamlModules(problems);
    }

    /// Another default.
    ///
    /// @param origin who presets it, in words
    public <T> Sources preset(Setting<T> setting, T value, String origin) {
        values.put(setting, new Value(requireNonNull(value), origin, true));
        return this;
    }

    /// All environment variables; those that are not ours are left alone, empty ones count as not set.
    public Sources environment(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            String name = variable.getKey();
            if (name.startsWith(Setting.VARIABLE_PREFIX) && !variable.getValue().isEmpty()) {
                String origin = "environment variable " + name;
                Setting<?> setting = names.variable(name);
                if (setting == null) {
                    problems.add(origin, "unknown" + Nearest.hint(name, names.variables()));
                } else {
                    variables.put(setting, new Given(origin, List.of(variable.getValue())));
                }
            }
        }
        return this;
    }

    /// An environment variable of the exporter that is stood in for.
    public Sources original(Setting<?> setting, String variable, String text) {
        originals.put(setting, new Given("environment variable " + variable, List.of(text)));
        return this;
    }

    /// The file of the exporter that is stood in for, which overrules its environment.
    ///
    /// @param named whose flag names the file
    /// @param settings what we look for in it, by its own keys
    public Sources originalFile(Setting<String> named, List<Setting<?>> settings) {
        originalFile = named;
        originalNames = new Names(settings);
        return this;
    }

    /// What is to be made of all that was given, before the whole is looked at.
    public Sources settle(BiFunction<Settings, Problems, Settings> settling) {
        this.settling = settling;
        return this;
    }

    /// One flag. Given again it adds to a list; everything else may be given only once.
    ///
    /// @param flag as it was written, with its dashes
    public Sources flag(Setting<?> setting, String flag, String text) {
        Given before = flags.get(setting);
        List<String> texts = new ArrayList<>(before == null ? List.of() : before.texts());
        texts.add(text);
        flags.put(setting, new Given("flag " + flag, texts));
        if (before != null && !setting.isList()) {
            problems.add("flag " + flag, "sets " + setting.key() + " a second time, after " + before.origin());
        }
        return this;
    }

    /// @throws ConfigException with every problem
    public Settings read() {
        originals.forEach(this::parse);
        if (originalFile != null) {
            file(flags.get(originalFile), originalNames, false);
        }
        file(flags.getOrDefault(ConfigSettings.FILE, variables.get(ConfigSettings.FILE)), names, true);
        variables.forEach(this::parse);
        flags.forEach(this::parse);
        problems.throwIfAny();
        Settings settled = settling.apply(new Settings(values), problems);
        problems.throwIfAny();
        ProxmoxChecks.look(settled, environment, problems);
        Settings whole = modules.over(settled);
        problems.throwIfAny();
        return whole;
    }

    private void file(@Nullable Given given, Names known, boolean ours) {
        if (given == null || given.texts().getLast().isEmpty()) {
            return;
        }
        try {
            Yaml document = YamlFile.read(given.texts().getLast(), given.origin());
            new YamlSettings(known, ours, problems, this::put).read(ours ? modules.without(document) : document);
        } catch (ConfigException e) {
            for (Problem problem : e.problems()) {
                problems.add(problem.place(), problem.message());
            }
        }
    }

    private <T> void parse(Setting<T> setting, Given given) {
        try {
            put(setting, setting.kind().parseAll(given.texts()), given.origin());
        } catch (InvalidValueException e) {
            problems.add(given.origin(), e.getMessage());
        }
    }

    private <T> void put(Setting<T> setting, T value, String origin) {
        values.put(setting, new Value(requireNonNull(value), origin, false));
    }
}
