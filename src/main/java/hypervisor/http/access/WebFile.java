package hypervisor.http.access;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;

import hypervisor.config.ConfigException;
import hypervisor.config.WebConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The web configuration file, followed: whoever asks gets what it says now, or what it said last while it
/// was right.
public final class WebFile {
    private static final System.Logger LOG = System.getLogger(WebFile.class.getName());

    private final Path file;
    private final Supplier<WebConfig> source;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile WebState state = WebState.OPEN;
    private volatile Map<Path, Stamp> stamps = Map.of();
    private volatile @Nullable String problem;

    private WebFile(Path file, Supplier<WebConfig> source) {
        this.file = file;
        this.source = source;
    }

    /// @param by what named the file
    /// @throws ConfigException where it cannot be served with
    public static WebFile open(Path file, String by) {
        return open(new WebFile(file, () -> WebConfig.read(file, by)));
    }

    /// A certificate and its key, followed likewise, without a configuration file.
    ///
    /// @param certificateBy what named the certificate
    /// @param keyBy what named the key
    /// @throws ConfigException where they cannot be served with
    public static WebFile open(Path certificate, String certificateBy, Path key, String keyBy) {
        WebConfig config = WebConfig.encrypting(certificate, certificateBy, key, keyBy);
        return open(new WebFile(certificate, () -> config));
    }

    private static WebFile open(WebFile followed) {
        followed.state = followed.read();
        if (followed.state.config().http2()) {
            LOG.log(INFO, followed.file + ": http2 is set, and HTTP/1.1 is all that is spoken here");
        }
        return followed;
    }

    /// Looks whether a file has changed. Only one at a time reads them anew; others meanwhile get what was.
    public WebState current() {
        if (hasChanged() && reading.tryLock()) {
            try {
                refresh();
            } finally {
                reading.unlock();
            }
        }
        return state;
    }

    /// Whether the files as they are now can be served with.
    public boolean good() {
        return problem == null;
    }

    private boolean hasChanged() {
        for (Map.Entry<Path, Stamp> known : stamps.entrySet()) {
            if (!known.getValue().settled() || !known.getValue().sameAs(Stamp.of(known.getKey()))) {
                return true;
            }
        }
        return false;
    }

    private void refresh() {
        Map<Path, Stamp> before = stamps;
        String wrong = null;
        try {
            WebState next = read();
            if ((next.tls() == null) != (state.tls() == null)) {
                throw new ConfigException(
                        file.toString(),
                        "TLS is " + (next.tls() == null ? "off" : "on") + " now, which takes a restart");
            }
            state = next;
        } catch (ConfigException e) {
            wrong = e.getMessage();
        } catch (RuntimeException e) {
            wrong = file + ": cannot be used: " + e;
        }
        tell(before, wrong);
        problem = wrong;
    }

    private void tell(Map<Path, Stamp> before, @Nullable String wrong) {
        if (wrong != null && !wrong.equals(problem)) {
            LOG.log(ERROR, "the web configuration cannot be used, the one before stays: " + wrong.replace("\n", "; "));
        } else if (wrong == null && (problem != null || !same(before, stamps))) {
            LOG.log(INFO, "the web configuration was read anew: " + file);
        }
    }

    private static boolean same(Map<Path, Stamp> one, Map<Path, Stamp> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream()
                        .allMatch(
                                stamp -> stamp.getValue().sameAs(other.getOrDefault(stamp.getKey(), stamp.getValue())));
    }

    /// Stamps are taken first: what changes while it is read is read again.
    private WebState read() {
        Map<Path, Stamp> taken = new LinkedHashMap<>();
        taken.put(file, Stamp.of(file));
        try {
            WebConfig config = source.get();
            for (Path named : WebState.files(config)) {
                taken.put(named, Stamp.of(named));
            }
            return WebState.of(config);
        } finally {
            stamps = taken;
        }
    }
}
