package hypervisor.cli;

import hypervisor.config.DialectSettings;
import hypervisor.config.Settings;
import org.jspecify.annotations.Nullable;

/// What the command line asks for.
public sealed interface Command {
    /// Serve metrics until told to stop.
    record Serve(Settings settings) implements Command {}

    /// Serve in place of another exporter. The settings hold its defaults, its flags' values, and its dialect.
    record Replace(StandIn standIn, Settings settings) implements Command {}

    /// Print one scrape and exit.
    record Once(Settings settings) implements Command {
        public String dialect() {
            return settings.of(DialectSettings.DIALECT);
        }
    }

    /// Try everything that is watched and print what works.
    record Check(Settings settings) implements Command {}

    /// Print the reference of every metric.
    ///
    /// @param dialect of this one only; null for all
    record Metrics(@Nullable String dialect) implements Command {}

    /// Serve from embedded stand-ins of what would be watched.
    record Demo(Settings settings) implements Command {}

    /// Print this and exit.
    record Help(String text) implements Command {}

    /// Print the version and exit.
    record Version() implements Command {}

    /// The configuration was read and is right: say so and exit. A wrong one never gets here.
    record ConfigCheck(Settings settings) implements Command {}
}
