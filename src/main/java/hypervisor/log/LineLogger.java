package hypervisor.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// One line per record. What is not ours, such as the JDK, is heard only from warnings on.
final class LineLogger implements System.Logger {
    private static final String OURS = "hypervisor.";

    private final String name;
    private final String source;
    private final boolean ours;

    LineLogger(String name) {
        this.name = name;
        this.ours = name.startsWith(OURS);
        this.source = ours ? source(name.substring(OURS.length())) : name;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean isLoggable(Level level) {
        return level != Level.OFF && level.compareTo(Log.least()) >= 0 && (ours || level.compareTo(Level.WARNING) >= 0);
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
        if (isLoggable(level)) {
            String error = thrown == null ? null : Causes.inWords(thrown);
            String stack = thrown == null || !Log.shows(Level.DEBUG) ? null : stack(thrown);
            Log.write(new Line(System.currentTimeMillis(), level, localized(bundle, message), source, error, stack));
        }
    }

    @Override
    public void log(
            Level level,
            @Nullable ResourceBundle bundle,
            @Nullable String format,
            @Nullable Object @Nullable ... values) {
        if (isLoggable(level)) {
            log(level, (ResourceBundle) null, filledIn(localized(bundle, format), values), (Throwable) null);
        }
    }

    private static String filledIn(String format, @Nullable Object @Nullable [] values) {
        if (values == null || values.length == 0) {
            return format;
        }
        try {
            return new MessageFormat(format, Locale.ROOT).format(values);
        } catch (IllegalArgumentException _) {
            return format;
        }
    }

    private static String localized(@Nullable ResourceBundle bundle, @Nullable String message) {
        if (bundle == null || message == null) {
            return message == null ? "" : message;
        }
        try {
            return bundle.getString(message);
        } catch (MissingResourceException | ClassCastException _) {
            return message;
        }
    }

    private static String stack(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /// `libvirt` of `source.libvirt.wire.Connection`, `http` of `http.Server`, `main` of `Main`.
    private static String source(String name) {
        String path = name.startsWith("source.") ? name.substring("source.".length()) : name;
        int dot = path.indexOf('.');
        return dot < 0 ? path.toLowerCase(Locale.ROOT) : path.substring(0, dot);
    }
}
