package hypervisor.config;

import java.util.List;

/// Where the configuration is.
public final class ConfigSettings {
    public static final Setting<String> FILE = Setting.file(
            "config.file",
            "",
            "A YAML file with any of these settings. Without one, defaults, environment and flags are all there is.");

    static final List<Setting<?>> ALL = List.of(FILE);

    private ConfigSettings() {}
}
