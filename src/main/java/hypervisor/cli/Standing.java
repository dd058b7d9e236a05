package hypervisor.cli;

import hypervisor.source.self.ServiceState;
import java.time.Instant;

/// How the service fares, over all configurations that it has had.
final class Standing {
    private final Instant started = Instant.now();
    private final Pushes pushes = new Pushes();
    private volatile Read read = new Read(true, seconds(started));

    private record Read(boolean good, double seconds) {}

    Instant started() {
        return started;
    }

    Pushes pushes() {
        return pushes;
    }

    /// The configuration was read anew, and is in force.
    void reloaded() {
        read = new Read(true, seconds(Instant.now()));
    }

    /// The configuration was read anew, and the one before stays.
    void refused() {
        read = new Read(false, read.seconds());
    }

    ServiceState state() {
        return new ServiceState(read.good(), read.seconds(), pushes.counts());
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1e3;
    }
}
