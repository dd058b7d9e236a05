package hypervisor.config;

import hypervisor.config.Yaml.Entry;
import hypervisor.config.Yaml.Mapping;
import hypervisor.config.Yaml.Scalar;
import hypervisor.config.Yaml.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the file of `prometheus-pve-exporter`: a mapping of names to what its client is made with.
///
/// ```
/// default:
///     user: exporter@pve
///     token_name: "metrics"
///     token_value: "…"
///     verify_ssl: false
/// ```
final class PrometheusPveExporterFile {
    /// Ours: the targets of the module.
    static final String TARGETS = "targets";

    private final Problems problems;

    /// @param place of the module's name
    /// @param texts by key, those that are empty left out
    /// @param places of the texts
    record Given(String name, String place, Map<String, String> texts, Map<String, String> places) {}

    private PrometheusPveExporterFile(Problems problems) {
        this.problems = problems;
    }

    /// @param origin what named the file
    static List<Given> read(String file, String origin, Problems problems) {
        try {
            return modules(file, YamlFile.read(file, origin), problems);
        } catch (ConfigException e) {
            e.problems().forEach(problem -> problems.add(problem.place(), problem.message()));
            return List.of();
        }
    }

    static List<Given> modules(String file, @Nullable Yaml document, Problems problems) {
        return new PrometheusPveExporterFile(problems).modules(file, document);
    }

    private List<Given> modules(String file, @Nullable Yaml document) {
        if (!(document instanceof Mapping mapping)) {
            problems.add(
                    file,
                    "expected a mapping of modules, as in \"default: {user: exporter@pve, …}\", found "
                            + (document == null ? "nothing" : document.description()));
            return List.of();
        }
        Map<String, Given> modules = new LinkedHashMap<>();
        for (Entry entry : mapping.entries()) {
            String name = entry.key().text();
            if (!(entry.value() instanceof Mapping values)) {
                problems.add(
                        entry.value().place(),
                        Printable.of(name) + ": expected a mapping with user and token_name or password, found "
                                + entry.value().description());
            } else if (modules.putIfAbsent(name, module(entry.key(), values)) != null) {
                problems.add(entry.key().place(), Printable.of(name) + ": given twice");
            }
        }
        return new ArrayList<>(modules.values());
    }

    private Given module(Scalar name, Mapping values) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, String> places = new LinkedHashMap<>();
        for (Entry entry : values.entries()) {
            String key = entry.key().text();
            String text = text(name.text() + "." + key, key, entry.value());
            if (text != null && !text.isEmpty()) {
                texts.put(key, text);
                places.put(key, entry.value().place().toString());
            }
        }
        return new Given(name.text(), name.place().toString(), texts, places);
    }

    /// A list is one text with commas, which only targets may be.
    private @Nullable String text(String whole, String key, Yaml value) {
        if (value instanceof Scalar scalar) {
            return scalar.isNull() ? null : scalar.text();
        }
        if (key.equals(TARGETS) && value instanceof Sequence list) {
            List<String> items = new ArrayList<>();
            list.items().forEach(item -> items.add(item instanceof Scalar scalar ? scalar.text() : "[]"));
            return String.join(",", items);
        }
        problems.add(value.place(), Printable.of(whole) + ": expected a text, found " + value.description());
        return null;
    }
}
