package hypervisor.config;

import hypervisor.config.Yaml.Entry;
import hypervisor.config.Yaml.Mapping;
import hypervisor.config.Yaml.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the settings in a document. `web: {max-requests: 5}` and `web.max-requests: 5` say the same.
final class YamlSettings {
    interface Found {
        <T> void accept(Setting<T> setting, T value, String place);
    }

    private final Names names;
    private final boolean ours;
    private final Problems problems;
    private final Found found;
    private final Map<String, Yaml.Place> seen = new HashMap<>();

    /// @param ours whether the file was written for us: in others, what we do not know and what is empty says nothing
    YamlSettings(Names names, boolean ours, Problems problems, Found found) {
        this.names = names;
        this.ours = ours;
        this.problems = problems;
        this.found = found;
    }

    void read(@Nullable Yaml document) {
        switch (document) {
            case null -> {}
            case Mapping mapping -> entries("", mapping.entries());
            case Scalar scalar when scalar.isNull() -> {}
            default ->
                problems.add(document.place(), "expected settings such as \"web:\", found " + document.description());
        }
    }

    private void entries(String prefix, List<Entry> entries) {
        for (Entry entry : entries) {
            entry(prefix + entry.key().text(), entry);
        }
    }

    private void entry(String key, Entry entry) {
        Setting<?> setting = names.setting(key);
        if (names.isGroup(key) && (entry.value() instanceof Mapping || setting == null)) {
            group(key, entry);
        } else if (!ours && (setting == null || isEmpty(entry.value()))) {
            return;
        } else if (setting == null) {
            problems.add(entry.key().place(), "unknown setting " + Printable.of(key) + names.nearest(key));
        } else if (setting.key().equals("config.file")) {
            problems.add(entry.key().place(), "config.file: a file cannot name another, use the flag");
        } else if (isFirst(key, entry.key())) {
            value(setting, entry.value());
        }
    }

    private static boolean isEmpty(Yaml value) {
        return value instanceof Scalar scalar
                && (scalar.isNull() || scalar.text().isEmpty());
    }

    private void group(String key, Entry entry) {
        switch (entry.value()) {
            case Mapping mapping -> entries(key + ".", mapping.entries());
            case Scalar scalar when scalar.isNull() -> {}
            default ->
                problems.add(
                        entry.value().place(),
                        key + ": expected the settings below it, such as " + names.example(key) + ", found "
                                + entry.value().description());
        }
    }

    private boolean isFirst(String key, Scalar place) {
        Yaml.Place first = seen.putIfAbsent(key, place.place());
        if (first != null) {
            problems.add(place.place(), key + ": given twice, first in line " + first.line());
        }
        return first == null;
    }

    private <T> void value(Setting<T> setting, Yaml yaml) {
        T value = setting.kind().read(setting.key(), yaml, problems);
        if (value != null) {
            found.accept(setting, value, yaml.place().toString());
        }
    }
}
