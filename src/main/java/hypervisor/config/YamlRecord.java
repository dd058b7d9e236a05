package hypervisor.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A mapping whose keys are known beforehand.
final class YamlRecord {
    private final String key;
    private final Yaml yaml;
    private final Problems problems;
    private final Map<String, Yaml> fields;

    private YamlRecord(String key, Yaml yaml, Problems problems, Map<String, Yaml> fields) {
        this.key = key;
        this.yaml = yaml;
        this.problems = problems;
        this.fields = fields;
    }

    /// Null where it is no mapping, which the problems then say, as they say keys that are unknown or given
    /// twice.
    static @Nullable YamlRecord of(String key, Yaml yaml, Problems problems, String... known) {
        List<String> names = List.of(known);
        if (!(yaml instanceof Yaml.Mapping mapping)) {
            problems.add(
                    yaml.place(),
                    (key.isEmpty() ? "" : key + ": ") + "expected a mapping with the keys " + String.join(", ", names)
                            + ", found " + yaml.description());
            return null;
        }
        Map<String, Yaml> fields = entries(key, mapping, problems);
        for (Yaml.Entry entry : mapping.entries()) {
            String name = entry.key().text();
            if (!names.contains(name)) {
                problems.add(
                        entry.key().place(),
                        "unknown key " + (key.isEmpty() ? "" : key + ".") + Printable.of(name)
                                + Nearest.hint(name, names));
            }
        }
        return new YamlRecord(key, yaml, problems, fields);
    }

    /// The place of a field, or of the whole where the field is missing.
    Yaml.Place place(String name) {
        return fields.getOrDefault(name, yaml).place();
    }

    /// The place of a name in a mapping of names to texts.
    Yaml.Place place(String name, String in) {
        if (fields.get(in) instanceof Yaml.Mapping mapping) {
            for (Yaml.Entry entry : mapping.entries()) {
                if (entry.key().text().equals(name)) {
                    return entry.key().place();
                }
            }
        }
        return place(in);
    }

    @Nullable Yaml field(String name) {
        return fields.get(name);
    }

    /// The other value where it is missing or empty, or wrong, which the problems then say.
    <T> T value(String name, Kind<T> kind, T otherwise) {
        Yaml field = fields.get(name);
        if (field == null || (field instanceof Yaml.Scalar scalar && scalar.isNull())) {
            return otherwise;
        }
        T value = kind.read(path(name), field, problems);
        return value == null ? otherwise : value;
    }

    private String path(String name) {
        return key.isEmpty() ? name : key + "." + name;
    }

    /// Null where it is missing or no text, which the problems then say.
    @Nullable String text(String name) {
        Yaml field = fields.get(name);
        if (field == null) {
            problems.add(yaml.place(), key + ": lacks the key " + name);
            return null;
        }
        return TextKind.ANY.read(path(name), field, problems);
    }

    /// A mapping of names to texts; empty where it is missing.
    Map<String, String> texts(String name) {
        Map<String, String> texts = new HashMap<>();
        Yaml field = fields.get(name);
        if (field instanceof Yaml.Mapping mapping) {
            for (Map.Entry<String, Yaml> entry :
                    entries(path(name), mapping, problems).entrySet()) {
                String text = TextKind.ANY.read(path(name) + "." + entry.getKey(), entry.getValue(), problems);
                if (text != null) {
                    texts.put(entry.getKey(), text);
                }
            }
        } else if (field != null) {
            problems.add(
                    field.place(), path(name) + ": expected a mapping of names to texts, found " + field.description());
        }
        return texts;
    }

    private static Map<String, Yaml> entries(String key, Yaml.Mapping mapping, Problems problems) {
        Map<String, Yaml> entries = new HashMap<>();
        for (Yaml.Entry entry : mapping.entries()) {
            Yaml first = entries.putIfAbsent(entry.key().text(), entry.value());
            if (first != null) {
                problems.add(
                        entry.key().place(),
                        (key.isEmpty() ? "" : key + ".")
                                + Printable.of(entry.key().text()) + ": given twice, first in line "
                                + first.place().line());
            }
        }
        return entries;
    }
}
