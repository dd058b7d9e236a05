package hypervisor.http;

import hypervisor.config.ConfigException;
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
                file.isEmpty() ? null : WebFile.open(Path.of(file), settings.origin(WebSettings.CONFIG_FILE)),
                settings.of(WebSettings.SYSTEMD_SOCKET));
    }

    /// Whether the web configuration is served with as it is now; null where there is none.
    @Nullable Boolean good() {
        return file == null ? null : file.good();
    }

    boolean encrypted() {
        return file != null && file.current().tls() != null;
    }
}
