package hypervisor.cli;

import hypervisor.config.ConfigException;
import hypervisor.config.LogSettings;
import hypervisor.config.Settings;
import hypervisor.log.Format;
import hypervisor.log.Log;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;

/// Sets the log up as the settings say.
public final class Logging {
    private static final System.Logger LOG = System.getLogger(Logging.class.getName());

    private Logging() {}

    /// A file that nobody asked for, but that a stand-in has by default, is done without where it cannot be written.
    ///
    /// @throws ConfigException where the file that somebody asked for cannot be written
    public static void configure(Settings settings) {
        Log.configure(level(settings.of(LogSettings.LEVEL)), format(settings));
        String file = settings.of(LogSettings.FILE);
        if (file.isEmpty()) {
            return;
        }
        try {
            Log.alsoTo(Path.of(file), level(settings.of(LogSettings.FILE_LEVEL)));
        } catch (IOException e) {
            String problem =
                    "cannot write the log file " + file + " (" + e.getClass().getSimpleName() + ")";
            if (settings.isGiven(LogSettings.FILE)) {
                throw new ConfigException(settings.origin(LogSettings.FILE), problem);
            }
            LOG.log(Level.WARNING, problem + ", logging to standard error alone");
        }
    }

    /// Level and format of standard error, while the program runs.
    static void adjust(Settings settings) {
        Log.adjust(level(settings.of(LogSettings.LEVEL)), format(settings));
    }

    private static Format format(Settings settings) {
        return settings.of(LogSettings.FORMAT).equals("json") ? Format.JSON : Format.LOGFMT;
    }

    private static Level level(String name) {
        return switch (name) {
            case "debug" -> Level.DEBUG;
            case "warn" -> Level.WARNING;
            case "error" -> Level.ERROR;
            default -> Level.INFO;
        };
    }
}
