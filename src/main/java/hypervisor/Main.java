package hypervisor;

import hypervisor.cli.Configuration;
import hypervisor.cli.ExitCode;
import hypervisor.cli.Program;
import hypervisor.config.ConfigException;
import java.util.List;

/// Where the program begins: a command line becomes a command, and a command an exit code.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)).code());
    }

    private static ExitCode run(List<String> arguments) {
        if (arguments.equals(List.of("rehearse"))) {
            return Program.rehearse();
        }
        try {
            return Program.run(new Configuration(arguments, System.getenv()), System.out);
        } catch (ConfigException e) {
            e.getMessage().lines().forEach(line -> System.err.println("hypervisor-exporter: " + line));
            return ExitCode.USAGE;
        }
    }
}
