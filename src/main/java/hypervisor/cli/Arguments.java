package hypervisor.cli;

import hypervisor.config.ConfigException;
import hypervisor.config.DialectSettings;
import hypervisor.config.Nearest;
import hypervisor.config.Problems;
import hypervisor.config.Settings;
import hypervisor.config.Sources;
import hypervisor.http.Arrivals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Understands a command line: the command first, then flags in any order.
public final class Arguments {
    private static final String PLACE = "command line";

    private Arguments() {}

    /// @param environment all of it; only variables that begin with our prefix are looked at
    /// @throws ConfigException with everything that is wrong with arguments, environment and configuration file
    public static Command parse(List<String> arguments, Map<String, String> environment) {
        if (arguments.isEmpty() || arguments.getFirst().startsWith("-")) {
            return parse(CommandName.SERVE, null, arguments, environment);
        }
        String word = arguments.getFirst();
        List<String> rest = arguments.subList(1, arguments.size());
        if (word.equals("help")) {
            return new Command.Help(Help.text(null));
        }
        CommandName command = CommandName.of(word);
        if (command == null) {
            throw new ConfigException(PLACE, unknown(word));
        }
        boolean named = !rest.isEmpty() && !rest.getFirst().startsWith("-");
        if (command != CommandName.AS || (!named && isHelp(rest))) {
            return parse(command, null, rest, environment);
        }
        if (!named) {
            throw new ConfigException(PLACE, "as needs a name: one of " + StandIns.names());
        }
        StandIn standIn = StandIns.named(rest.getFirst());
        return parse(command, standIn, rest.subList(1, rest.size()), environment);
    }

    private static Command parse(
            CommandName command, @Nullable StandIn standIn, List<String> words, Map<String, String> environment) {
        var problems = new Problems();
        var sources = new Sources(problems);
        var flags = new Flags(standIn, sources, problems);
        flags.read(words);
        if (flags.asked("help")) {
            return new Command.Help(Help.text(standIn));
        }
        if (flags.asked("version")) {
            return new Command.Version();
        }
        if (standIn != null) {
            standIn.presets().accept(sources);
            standIn.original().read(environment, sources, problems);
        }
        Settings settings = sources.environment(environment).read();
        if (settings.isGiven(DialectSettings.DIALECT)) {
            ChosenDialect.of(settings);
        }
        if (flags.asked("config.check") || command == CommandName.CHECK) {
            Arrivals.of(settings);
        }
        if (flags.asked("config.check")) {
            return new Command.ConfigCheck(settings);
        }
        if (standIn != null) {
            return new Command.Replace(standIn, settings);
        }
        return switch (command) {
            case SERVE, AS -> new Command.Serve(settings);
            case ONCE -> new Command.Once(settings);
            case CHECK -> new Command.Check(settings);
            case METRICS ->
                new Command.Metrics(
                        settings.isGiven(DialectSettings.DIALECT) ? settings.of(DialectSettings.DIALECT) : null);
            case DEMO -> new Command.Demo(settings);
        };
    }

    private static boolean isHelp(List<String> words) {
        return words.contains("--help") || words.contains("-h");
    }

    private static String unknown(String word) {
        List<String> words = new ArrayList<>();
        for (CommandName command : CommandName.values()) {
            words.add(command.word());
        }
        return "unknown command \"" + word + "\"" + Nearest.hint(word, words) + " (commands are "
                + String.join(", ", words) + ")";
    }
}
