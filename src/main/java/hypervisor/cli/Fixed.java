package hypervisor.cli;

import hypervisor.config.LogSettings;
import hypervisor.config.Setting;
import hypervisor.config.Settings;
import hypervisor.config.WebSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What cannot change while the program runs.
///
/// @param settings the new ones, but for those that stay as they were
/// @param ignored those that stay, though the new ones have another value for them
record Fixed(Settings settings, List<Setting<?>> ignored) {
    private static final List<Setting<?>> ALL = List.of(
            WebSettings.LISTEN_ADDRESS,
            WebSettings.CLIENT_TIMEOUT,
            WebSettings.CONFIG_FILE,
            WebSettings.SYSTEMD_SOCKET,
            LogSettings.FILE,
            LogSettings.FILE_LEVEL);

    static Fixed of(Settings before, Settings next) {
        Settings settings = next;
        List<Setting<?>> ignored = new ArrayList<>();
        for (Setting<?> setting : ALL) {
            if (!before.of(setting).equals(next.of(setting))) {
                settings = settings.keeping(setting, before);
                ignored.add(setting);
            }
        }
        return new Fixed(settings, List.copyOf(ignored));
    }

    /// Says what needs a restart; empty where nothing does.
    String text() {
        return ignored.isEmpty()
                ? ""
                : "a restart is needed for "
                        + ignored.stream().map(Setting::key).collect(Collectors.joining(", "))
                        + ", until then it stays as it was";
    }
}
