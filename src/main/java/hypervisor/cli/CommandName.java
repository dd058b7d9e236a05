package hypervisor.cli;

import org.jspecify.annotations.Nullable;

/// The first word of a command line.
enum CommandName {
    SERVE("serve", "detect what this machine has and serve its metrics (the default)"),
    AS("as NAME", "serve in place of another exporter, with its flags, port and metric names"),
    ONCE("once", "print the metrics of one scrape and exit"),
    CHECK("check", "try everything that would be watched, print what works and what does not"),
    METRICS("metrics", "print the reference of every metric of every dialect, or of --dialect"),
    DEMO("demo", "serve the metrics of embedded stand-ins, on any machine");

    private final String usage;
    private final String about;

    CommandName(String usage, String about) {
        this.usage = usage;
        this.about = about;
    }

    String usage() {
        return usage;
    }

    String about() {
        return about;
    }

    /// The word itself: `as` of `as NAME`.
    String word() {
        return this == AS ? "as" : usage;
    }

    static @Nullable CommandName of(String word) {
        for (CommandName command : values()) {
            if (command.word().equals(word)) {
                return command;
            }
        }
        return null;
    }
}
