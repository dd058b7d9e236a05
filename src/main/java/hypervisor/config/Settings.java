package hypervisor.config;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What every setting is, and who said so. Immutable.
public final class Settings {
    /// @param origin `default`, `config.yml:3:5`, `environment variable X` or `flag --x`
    /// @param preset whether it is another default rather than what somebody asked for
    record Value(Object value, String origin, boolean preset) {}

    private final Map<Setting<?>, Value> values;
    private final List<Module> modules;

    Settings(Map<Setting<?>, Value> values) {
        this(values, List.of());
    }

    private Settings(Map<Setting<?>, Value> values, List<Module> modules) {
        this.values = Map.copyOf(values);
        this.modules = List.copyOf(modules);
    }

    /// All settings at their defaults, for tests and as a start.
    public static Settings standard() {
        return new Settings(Map.of());
    }

    @SuppressWarnings("unchecked") // with and Sources are the only ways in, and they tie the two types together
    public <T> T of(Setting<T> setting) {
        Value value = values.get(setting);
        return value == null ? setting.standard() : (T) value.value();
    }

    /// Where the value comes from, in words: `default`, `config.yml:3:5`, `flag --log.level`.
    public String origin(Setting<?> setting) {
        Value value = values.get(setting);
        return value == null ? "default" : value.origin();
    }

    /// Whether somebody said what it is, even if that is the default. What a stand-in presets is a default too.
    public boolean isGiven(Setting<?> setting) {
        Value value = values.get(setting);
        return value != null && !value.preset();
    }

    /// How targets that a request names are asked; each has another name. Empty where only this is watched.
    public List<Module> modules() {
        return modules;
    }

    /// The same with these modules instead.
    public Settings withModules(List<Module> others) {
        return new Settings(values, others);
    }

    /// What a module has where it says nothing: no endpoint and no credential of this process.
    public Settings forModule() {
        Map<Setting<?>, Value> inherited = new HashMap<>(values);
        inherited.keySet().removeIf(setting -> !ModuleSettings.isInherited(setting));
        return new Settings(inherited);
    }

    /// The same with one value changed.
    public <T> Settings with(Setting<T> setting, T value, String origin) {
        return with(setting, new Value(requireNonNull(value), origin, false));
    }

    /// The same with a secret that is none of a person's.
    public Settings withSecret(Setting<Secret> setting, String secret, String origin) {
        return with(setting, new Secret(secret), origin);
    }

    /// The same with another default.
    public <T> Settings preset(Setting<T> setting, T value, String origin) {
        return with(setting, new Value(requireNonNull(value), origin, true));
    }

    /// The same with one value as others have it, and from where they have it.
    public Settings keeping(Setting<?> setting, Settings others) {
        Map<Setting<?>, Value> more = new HashMap<>(values);
        Value value = others.values.get(setting);
        if (value == null) {
            more.remove(setting);
        } else {
            more.put(setting, value);
        }
        return new Settings(more, modules);
    }

    /// The settings whose values differ, wherever they come from.
    public List<Setting<?>> differing(Settings others) {
        List<Setting<?>> differing = new ArrayList<>();
        for (Setting<?> setting : AllSettings.ALL) {
            if (!of(setting).equals(others.of(setting))) {
                differing.add(setting);
            }
        }
        return differing;
    }

    Settings with(Setting<?> setting, Value value) {
        Map<Setting<?>, Value> more = new HashMap<>(values);
        more.put(setting, value);
        return new Settings(more, modules);
    }

    /// The value as a person would write it; a secret as `(secret)`.
    public <T> String text(Setting<T> setting) {
        return setting.kind().print(of(setting));
    }

    /// Every setting that is not at our own default, one per line, with its origin; without secrets.
    @Override
    public String toString() {
        var lines = new StringBuilder();
        AllSettings.ALL.forEach(setting -> line("", setting, lines));
        for (Module module : modules) {
            ModuleSettings.ALL.stream()
                    .filter(setting -> !ModuleSettings.isInherited(setting)
                            || !value(setting).equals(module.settings().value(setting)))
                    .forEach(setting -> module.settings().line("modules." + module.name() + ".", setting, lines));
        }
        return lines.toString();
    }

    private void line(String prefix, Setting<?> setting, StringBuilder lines) {
        if (values.containsKey(setting)) {
            lines.append(prefix)
                    .append(setting.key())
                    .append('=')
                    .append(text(setting))
                    .append(" (")
                    .append(origin(setting))
                    .append(")\n");
        }
    }

    private Optional<Value> value(Setting<?> setting) {
        return Optional.ofNullable(values.get(setting));
    }
}
