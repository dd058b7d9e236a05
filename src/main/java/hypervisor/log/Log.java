package hypervisor.log;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is logged, how and where: logfmt from INFO on to standard error until somebody says otherwise.
public final class Log {
    private static final int LONGEST = 16_000;
    private static final int FILE_BYTES = 3_000_000;
    private static final int FILE_BACKUPS = 4;

    private record Target(Level least, Sink sink) {}

    private record Setup(Format format, List<Target> targets) {
        Level least() {
            Level least = Level.OFF;
            for (Target target : targets) {
                least = target.least().compareTo(least) < 0 ? target.least() : least;
            }
            return least;
        }
    }

    private static final Object LOCK = new Object();
    private static volatile Setup setup = new Setup(Format.LOGFMT, List.of(new Target(Level.INFO, Log::standardError)));
    private static volatile Level least = Level.INFO;

    private Log() {}

    /// Only standard error from here on.
    ///
    /// @param level the least that is logged
    public static void configure(Level level, Format format) {
        use(new Setup(format, List.of(new Target(level, Log::standardError))));
    }

    /// The same, and the file that is written besides goes on.
    public static void adjust(Level level, Format format) {
        synchronized (LOCK) {
            List<Target> targets = new ArrayList<>(setup.targets());
            targets.set(0, new Target(level, Log::standardError));
            use(new Setup(format, List.copyOf(targets)));
        }
    }

    /// A file besides: renamed to `.1` before it grows over 3,000,000 bytes, with four such kept.
    ///
    /// @throws IOException where it cannot be written
    public static void alsoTo(Path file, Level level) throws IOException {
        Sink sink = new RotatingFile(file, FILE_BYTES, FILE_BACKUPS);
        synchronized (LOCK) {
            List<Target> targets = new ArrayList<>(setup.targets());
            targets.add(new Target(level, sink));
            use(new Setup(setup.format(), List.copyOf(targets)));
        }
    }

    /// The least level that anybody wants.
    static Level least() {
        return least;
    }

    static boolean shows(Level level) {
        return level.compareTo(least) >= 0;
    }

    static void write(Line line) {
        Setup now = setup;
        String text = now.format().write(shortened(line)) + "\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        synchronized (LOCK) {
            for (Target target : now.targets()) {
                if (line.level().compareTo(target.least()) >= 0) {
                    target.sink().write(bytes);
                }
            }
        }
    }

    private static void use(Setup next) {
        synchronized (LOCK) {
            setup = next;
            least = next.least();
        }
    }

    private static Line shortened(Line line) {
        return new Line(
                line.epochMillis(),
                line.level(),
                shortened(line.message()),
                line.source(),
                line.error() == null ? null : shortened(line.error()),
                line.stack() == null ? null : shortened(line.stack()));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static void standardError(byte[] line) {
        System.err.write(line, 0, line.length);
        System.err.flush();
    }
}
