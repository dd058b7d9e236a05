package hypervisor.cli;

import hypervisor.config.ConfigException;
import hypervisor.config.Settings;
import java.util.List;
import java.util.Map;

/// Where the settings come from: a command line, an environment, and the files that these name. It can be read as
/// often as somebody wants to, since files change.
public record Configuration(List<String> arguments, Map<String, String> environment) {

    public Configuration {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /// @throws ConfigException with everything that is wrong
    public Command command() {
        return Arguments.parse(arguments, environment);
    }

    /// What a command that serves is to serve with.
    ///
    /// @throws ConfigException with everything that is wrong
    Settings settings() {
        return switch (command()) {
            case Command.Serve serve -> serve.settings();
            case Command.Replace replace -> replace.settings();
            case Command.Demo demo -> demo.settings();
            default -> throw new ConfigException("command line", "this command does not serve");
        };
    }
}
