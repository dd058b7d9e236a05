package hypervisor.config;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;

/// What every setting is, and who said so. Immutable.
public final class Settings {
    /// @param origin `default`, `config.yml:3:5`, `environment variable X` or `flag --x`
    /// @param preset whether it is another default rather than what somebody asked for
    record Value(Object value, String origin, boolean preset) {}

    private final Map<Setting<?>, Value> values;

    Settings(Map<Setting<?>, Value> values) {
        this.values = Map.copyOf(values);
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

    private Settings with(Setting<?> setting, Value value) {
        Map<Setting<?>, Value> more = new HashMap<>(values);
        more.put(setting, value);
        return new Settings(more);
    }

    /// The value as a person would write it; a secret as `(secret)`.
    public <T> String text(Setting<T> setting) {
        return setting.kind().print(of(setting));
    }

    /// Every setting that is not at our own default, one per line, with its origin; without secrets.
    @Override
    public String toString() {
        var lines = new StringBuilder();
        for (Setting<?> setting : AllSettings.ALL) {
            if (values.containsKey(setting)) {
                lines.append(setting.key())
                        .append('=')
                        .append(text(setting))
                        .append(" (")
                        .append(origin(setting))
                        .append(")\n");
            }
        }
        return lines.toString();
    }
}
