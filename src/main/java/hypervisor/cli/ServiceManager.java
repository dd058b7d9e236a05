package hypervisor.cli;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Tells systemd how the service is, where it was started with `Type=notify` or `Type=notify-reload`; else
/// all of this does nothing. What cannot be told is told to the log, once, and harms nothing else.
public final class ServiceManager implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ServiceManager.class.getName());
    private static final ServiceManager NOBODY = new ServiceManager(null, null);

    private final @Nullable Line line;
    private final @Nullable Duration watchdog;
    private @Nullable ScheduledExecutorService timer;
    private boolean told;
    private boolean silent;

    /// Where messages go.
    @FunctionalInterface
    interface Line {
        /// @param text lines of `NAME=value`
        void send(String text) throws IOException;
    }

    /// @param watchdog how often systemd wants to hear that all is well; null for never
    ServiceManager(@Nullable Line line, @Nullable Duration watchdog) {
        this.line = line;
        this.watchdog = watchdog;
    }

    /// @param environment with `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID` where systemd wants to be
    ///     told
    static ServiceManager of(Map<String, String> environment) {
        String socket = environment.getOrDefault("NOTIFY_SOCKET", "");
        if (socket.isEmpty()) {
            return NOBODY;
        }
        try {
            return new ServiceManager(NotifySocket.open(socket), watchdog(environment));
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.log(WARNING, "cannot tell systemd how the service is: " + e.getMessage());
            return NOBODY;
        }
    }

    private static @Nullable Duration watchdog(Map<String, String> environment) {
        String pid = environment.getOrDefault("WATCHDOG_PID", "");
        boolean ours = pid.isEmpty()
                || pid.equals(Long.toString(ProcessHandle.current().pid()));
        String micros = environment.getOrDefault("WATCHDOG_USEC", "");
        return ours && micros.matches("[1-9]\\d{0,14}") ? Duration.ofNanos(Long.parseLong(micros) * 1_000) : null;
    }

    /// The service answers; after [#reloading] too.
    void ready() {
        send("READY=1");
    }

    /// It reads its configuration anew, until it is ready again. The time is that of the machine's clock
    /// since it began, which is what [System#nanoTime] counts on Linux.
    void reloading() {
        send("RELOADING=1\nMONOTONIC_USEC=" + TimeUnit.NANOSECONDS.toMicros(System.nanoTime()));
    }

    void stopping() {
        send("STOPPING=1");
    }

    /// A few words for `systemctl status`.
    void status(String text) {
        send("STATUS=" + text.replace('\n', ' '));
    }

    /// Looks from now on, twice in the time that systemd waits, whether all is well, and tells it if so. If
    /// not, systemd starts the service again, where its unit says so.
    ///
    /// @param well given the time it may take
    synchronized void watch(Predicate<Duration> well) {
        Duration longest = watchdog;
        if (line == null || longest == null || timer != null) {
            return;
        }
        Duration patience = longest.dividedBy(4);
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("watchdog").factory());
        var _ = timer.scheduleWithFixedDelay(
                () -> look(well, patience), 0, longest.dividedBy(2).toNanos(), TimeUnit.NANOSECONDS);
    }

    private void look(Predicate<Duration> well, Duration patience) {
        boolean answers = well.test(patience);
        if (answers) {
            send("WATCHDOG=1");
        } else if (!silent) {
            LOG.log(ERROR, "the exporter does not answer its own question, and does not tell systemd that all is well");
        }
        silent = !answers;
    }

    private synchronized void send(String text) {
        if (line == null) {
            return;
        }
        try {
            line.send(text);
        } catch (IOException e) {
            if (!told) {
                LOG.log(WARNING, "cannot tell systemd how the service is: " + e.getMessage());
            }
            told = true;
        }
    }

    @Override
    public synchronized void close() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }
}
