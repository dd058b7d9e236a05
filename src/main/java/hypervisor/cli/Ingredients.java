package hypervisor.cli;

import hypervisor.config.AllSettings;
import hypervisor.config.DialectSettings;
import hypervisor.config.Module;
import hypervisor.config.ModuleSettings;
import hypervisor.config.ScrapeSettings;
import hypervisor.config.Setting;
import hypervisor.config.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What sources are made of: the settings that they look at, and the files that these name, such as certificates.
/// Where two are equal there is no reason to make the sources anew, and to let their counters begin at 0.
///
/// @param files what is in them, by setting; nothing where one cannot be read
/// @param modules of what requests may name, by name, each with its source
record Ingredients(
        Map<Setting<?>, Object> values, Map<String, ByteBuffer> files, Map<List<String>, Ingredients> modules) {
    /// Settings that sources do not look at.
    private static final List<String> OF_OTHERS = List.of("web.", "log.", "scrape.", "config.", "otlp.");

    /// Settings that only modules have, or that only they hand to their sources.
    private static final List<Setting<?>> OF_MODULES = List.of(
            ModuleSettings.TARGETS,
            ModuleSettings.SOURCE,
            ModuleSettings.TRANSPORT,
            DialectSettings.DIALECT,
            ScrapeSettings.TIMEOUT);

    private static final int LARGEST = 1 << 20;

    static Ingredients of(Settings settings) {
        Map<List<String>, Ingredients> modules = new HashMap<>();
        for (Module module : settings.modules()) {
            modules.put(List.of(module.name(), module.source()), of(module.settings(), OF_MODULES));
        }
        Ingredients own = of(settings, List.of());
        return new Ingredients(own.values(), own.files(), modules);
    }

    private static Ingredients of(Settings settings, List<Setting<?>> more) {
        Map<Setting<?>, Object> values = new HashMap<>();
        Map<String, ByteBuffer> files = new HashMap<>();
        more.forEach(setting -> values.put(setting, settings.of(setting)));
        for (Setting<?> setting : AllSettings.ALL) {
            if (setting != DialectSettings.DIALECT && OF_OTHERS.stream().noneMatch(setting.key()::startsWith)) {
                values.put(setting, settings.of(setting));
                if (setting.key().endsWith("-file")) {
                    files.put(setting.key(), content(settings.text(setting)));
                }
            }
        }
        return new Ingredients(values, files, Map.of());
    }

    private static ByteBuffer content(String file) {
        if (!file.isEmpty()) {
            try (InputStream in = Files.newInputStream(Path.of(file))) {
                return ByteBuffer.wrap(in.readNBytes(LARGEST));
            } catch (IOException _) {
                // whoever needs it will say so
            }
        }
        return ByteBuffer.allocate(0);
    }
}
