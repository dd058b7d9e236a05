package hypervisor.cli;

import hypervisor.config.AllSettings;
import hypervisor.config.CollectorSettings;
import hypervisor.config.Problems;
import hypervisor.config.Setting;
import hypervisor.config.Settings;
import hypervisor.config.Sources;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `--help` prints, at most 100 columns wide.
final class Help {
    private static final int WIDTH = 100;
    private static final String INDENT = "      ";

    private final StringBuilder text = new StringBuilder();
    private final Settings standard;

    private Help(Settings standard) {
        this.standard = standard;
    }

    /// @param standIn whose flags come first; null for our own commands
    static String text(@Nullable StandIn standIn) {
        var sources = new Sources(new Problems());
        if (standIn != null) {
            standIn.presets().accept(sources);
        }
        var help = new Help(sources.read());
        if (standIn == null) {
            help.commands();
        } else {
            help.standIn(standIn);
        }
        help.settings();
        help.exitCodes();
        return help.text.toString();
    }

    private void commands() {
        line("Usage: hypervisor-exporter [COMMAND] [FLAGS]");
        line("");
        line("Prometheus metrics of machines that run virtual machines.");
        heading("Commands");
        for (CommandName command : CommandName.values()) {
            line("  " + padded(command.usage(), 11) + command.about());
        }
        heading("Names for \"as\"");
        for (StandIn standIn : StandIns.ALL) {
            line("  " + padded(standIn.name(), 24) + standIn.about());
        }
    }

    private void standIn(StandIn standIn) {
        line("Usage: hypervisor-exporter as " + standIn + " [FLAGS]");
        line("");
        line("Serves in place of " + standIn + ": " + standIn.about() + ".");
        heading("Flags of " + standIn);
        for (Flag flag : standIn.flags()) {
            line("  " + flag.usage());
            wrapped(flag.help() + defaultOf(flag.setting()));
        }
        if (!standIn.original().variables().isEmpty()) {
            heading("Environment variables of " + standIn);
            for (Original.Variable variable : standIn.original().variables()) {
                line("  " + variable.name());
                wrapped(variable.setting().help() + defaultOf(variable.setting()));
            }
        }
    }

    private void settings() {
        heading("Questions");
        line("  --help, --version, --config.check (reads the configuration, says what is wrong, and exits)");
        line("");
        line("Settings can also be given in the file of --config.file, as YAML under the same names, and in");
        line("the environment variable shown. A flag overrules the environment, the environment the file.");
        for (AllSettings.Group group : AllSettings.GROUPS) {
            heading(group.title());
            for (Setting<?> setting : group.settings()) {
                line("  "
                        + (setting.isSecret()
                                ? setting.key() + " (no flag)"
                                : Flag.of(setting).usage()));
                line(INDENT + "$" + setting.variable());
                wrapped(setting.help() + defaultOf(setting));
            }
        }
        collectors();
    }

    private void collectors() {
        line("  --[no-]collector.NAME, --collector.NAME.interval=DURATION");
        line(INDENT + "$HYPERVISOR_EXPORTER_COLLECTOR_NAME, $HYPERVISOR_EXPORTER_COLLECTOR_NAME_INTERVAL");
        wrapped("Switches one collector, and says how often it reads: 0 is every scrape. Defaults:");
        for (CollectorSettings.Entry entry : CollectorSettings.TABLE) {
            line(INDENT
                    + padded(entry.name(), 20)
                    + (entry.on().standard() ? "on   " : "off  ")
                    + padded(entry.interval().standardText(), 4)
                    + entry.on().help());
        }
    }

    private String defaultOf(Setting<?> setting) {
        String value = standard.text(setting);
        return value.isEmpty() || (setting.isSwitch() && value.equals("false")) ? "" : " Default: " + value + ".";
    }

    private void exitCodes() {
        heading("Exit codes");
        for (ExitCode exitCode : ExitCode.values()) {
            line("  " + exitCode.code() + "  " + exitCode.meaning());
        }
    }

    private void heading(String title) {
        line("");
        line(title + ":");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String padded(String word, int width) {
        return word + " ".repeat(Math.max(1, width - word.length()));
    }

    /// Breaks at spaces; the marks of Markdown around code are dropped.
    private void wrapped(String paragraph) {
        var line = new StringBuilder(INDENT);
        for (String word : List.of(paragraph.replace("`", "").split(" "))) {
            if (line.length() + 1 + word.length() > WIDTH && line.length() > INDENT.length()) {
                line(line.toString());
                line = new StringBuilder(INDENT);
            }
            line.append(line.length() > INDENT.length() ? " " : "").append(word);
        }
        line(line.toString());
    }
}
