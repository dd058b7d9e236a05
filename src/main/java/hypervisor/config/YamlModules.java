package hypervisor.config;

import hypervisor.config.Settings.Value;
import hypervisor.config.Yaml.Entry;
import hypervisor.config.Yaml.Mapping;
import hypervisor.config.Yaml.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the modules in a document: a mapping of names to settings, under `modules`.
final class YamlModules {
    private static final String KEY = "modules";
    private static final int MOST = 1000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    /// @param place of the module's name
    private record Given(Yaml.Place place, Map<Setting<?>, Value> values) {}

    private final Problems problems;
    private final Map<String, Given> found = new LinkedHashMap<>();

    YamlModules(Problems problems) {
        this.problems = problems;
    }

    /// Takes the modules out of a document.
    @Nullable Yaml without(@Nullable Yaml document) {
        if (!(document instanceof Mapping mapping)) {
            return document;
        }
        List<Entry> others = new ArrayList<>();
        for (Entry entry : mapping.entries()) {
            if (entry.key().text().equals(KEY)) {
                read(entry.value());
            } else {
                others.add(entry);
            }
        }
        return new Mapping(mapping.place(), others, mapping.size());
    }

    /// The settings of the process, with the modules over what they have of it.
    Settings over(Settings settings) {
        Settings base = settings.forModule();
        List<Module> modules = new ArrayList<>(settings.modules());
        found.forEach((name, given) -> {
            Settings own = base;
            for (Map.Entry<Setting<?>, Value> value : given.values().entrySet()) {
                own = own.with(value.getKey(), value.getValue());
            }
            String source = source(name, given);
            if (source != null) {
                boolean proxmox = source.equals(ModuleSettings.PROXMOX);
                var module = new Module(name, own, source, given.place().toString());
                if (proxmox) {
                    ProxmoxChecks.look(module, problems);
                }
                modules.add(module);
            }
        });
        return settings.withModules(modules);
    }

    private void read(Yaml value) {
        if (value instanceof Scalar scalar && scalar.isNull()) {
            return;
        }
        if (!(value instanceof Mapping mapping)) {
            problems.add(
                    value.place(),
                    KEY
                            + ": expected a mapping of names to settings, as in \"modules: {default: {targets: […]}}\", found "
                            + value.description());
            return;
        }
        if (mapping.entries().size() > MOST) {
            problems.add(value.place(), KEY + ": more than " + MOST + " modules");
            return;
        }
        mapping.entries().forEach(this::module);
    }

    private void module(Entry entry) {
        String name = entry.key().text();
        Given before = found.get(name);
        if (!NAME.matcher(name).matches()) {
            problems.add(
                    entry.key().place(),
                    KEY + ": expected a name of letters, digits, _, - and ., at most 64, found \"" + Printable.of(name)
                            + "\"");
        } else if (before != null) {
            problems.add(
                    entry.key().place(),
                    KEY + "." + name + ": given twice, first in line "
                            + before.place().line());
        } else {
            var given = new Given(entry.key().place(), new HashMap<>());
            found.put(name, given);
            YamlSettings.Found put = new YamlSettings.Found() {
                @Override
                public <T> void accept(Setting<T> setting, T value, String place) {
                    given.values().put(setting, new Value(value, place, false));
                }
            };
            new YamlSettings(ModuleSettings.NAMES, true, problems, put).read(entry.value());
        }
    }

    /// What the module says itself, or else what its other settings are about.
    private @Nullable String source(String name, Given given) {
        Value said = given.values().get(ModuleSettings.SOURCE);
        boolean proxmox = isAbout(ModuleSettings.PROXMOX, given);
        boolean libvirt = isAbout(ModuleSettings.LIBVIRT, given);
        if (said != null) {
            return (String) said.value();
        }
        if (proxmox == libvirt) {
            problems.add(
                    given.place(),
                    KEY + "." + name + ": " + (proxmox ? "has settings of both" : "nothing tells")
                            + " what its targets are: give source: proxmox, or source: libvirt");
            return null;
        }
        return proxmox ? ModuleSettings.PROXMOX : ModuleSettings.LIBVIRT;
    }

    private static boolean isAbout(String source, Given given) {
        return given.values().keySet().stream()
                .anyMatch(setting -> setting.key().startsWith(source + "."));
    }
}
