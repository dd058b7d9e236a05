package hypervisor.http;

import hypervisor.config.ConfigException;
import hypervisor.config.PrometheusPveExporterSettings;
import hypervisor.config.Setting;
import hypervisor.config.Settings;
import hypervisor.config.WebSettings;
import hypervisor.http.access.WebFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How requests come to the exporter, and what they pass before it answers.
///
/// @param file the web configuration; null where there is none
/// @param inherited whether they come over a socket that was opened before the program began
public record Arrivals(@Nullable WebFile file, boolean inherited) {
    /// Unencrypted, by everybody.
    static final Arrivals PLAIN = new Arrivals(null, false);

    /// Reads the web configuration file and all that it names.
    ///
    /// @throws ConfigException with what is wrong in it
    public static Arrivals of(Settings settings) {
        String file = settings.of(WebSettings.CONFIG_FILE);
        return new Arrivals(
                file.isEmpty()
                        ? certificate(settings)
                        : WebFile.open(Path.of(file), settings.origin(WebSettings.CONFIG_FILE)),
                settings.of(WebSettings.SYSTEMD_SOCKET));
    }

    /// That of an exporter which is stood in for, which names it by itself.
    private static @Nullable WebFile certificate(Settings settings) {
        Setting<String> certificate = PrometheusPveExporterSettings.CERTIFICATE_FILE;
        Setting<String> key = PrometheusPveExporterSettings.KEY_FILE;
        return settings.of(certificate).isEmpty()
                ? null
                : WebFile.open(
                        Path.of(settings.of(certificate)),
                        settings.origin(certificate),
                        Path.of(settings.of(key)),
                        settings.origin(key));
    }

    /// Whether the web configuration is served with as it is now; null where there is none.
    @Nullable Boolean good() {
        return file == null ? null : file.good();
    }

    boolean encrypted() {
        return file != null && file.current().tls() != null;
    }
}
