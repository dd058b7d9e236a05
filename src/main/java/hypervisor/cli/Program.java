package hypervisor.cli;

import hypervisor.config.Settings;
import hypervisor.demo.Demo;
import hypervisor.dialect.BuildInfo;
import hypervisor.http.ListenException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Does what a command line says.
public final class Program {
    private Program() {}

    /// @param configuration read anew whenever a program that serves is told to
    /// @param out for what was asked for; what goes wrong is said on standard error
    public static ExitCode run(Configuration configuration, PrintStream out) {
        return switch (configuration.command()) {
            case Command.Serve(Settings settings) -> serve(settings, configuration, Map.of());
            case Command.Replace(StandIn standIn, Settings settings) ->
                serve(settings, configuration, standIn.original().health());
            case Command.Demo(Settings settings) -> demo(settings, configuration);
            case Command.Once once -> OneScrape.print(once.settings(), out);
            case Command.Check(Settings settings) -> Checking.print(settings, out);
            case Command.Metrics(String dialect) -> Reference.print(dialect, out);
            case Command.Help(String text) -> printed(text, out);
            case Command.Version() ->
                printed("hypervisor-exporter " + BuildInfo.current().version() + "\n", out);
            case Command.ConfigCheck(Settings settings) -> printed("the configuration is valid\n" + settings, out);
        };
    }

    /// Serves the demonstration to itself for a moment, in the way the program is usually started, so that the JVM
    /// sees what it will need: for its ahead-of-time cache.
    public static ExitCode rehearse() {
        try (Demo demo = Demo.start()) {
            List<String> flags = List.of("--web.listen-address=127.0.0.1:0");
            if (Arguments.parse(flags, Map.of()) instanceof Command.Serve(Settings settings)) {
                Logging.configure(settings);
                // what finds the daemon of this machine, which is not asked anything here
                Watching.start(settings).close();
                Rehearsal.run(DemoSettings.of(settings, demo));
            }
            return ExitCode.OK;
        } catch (IOException e) {
            return failed(e);
        }
    }

    private static ExitCode serve(Settings settings, Configuration configuration, Map<String, String> health) {
        try (var ending = new Ending()) {
            return serve(ending, settings, configuration::settings, health);
        }
    }

    private static ExitCode demo(Settings settings, Configuration configuration) {
        try (var ending = new Ending();
                Demo demo = Demo.start()) {
            return serve(
                    ending,
                    DemoSettings.of(settings, demo),
                    () -> DemoSettings.of(configuration.settings(), demo),
                    Map.of());
        } catch (IOException e) {
            return failed(e);
        }
    }

    private static ExitCode serve(
            Ending ending, Settings settings, Supplier<Settings> configuration, Map<String, String> health) {
        Logging.configure(settings);
        SecretFlags.warn(settings);
        try {
            return Serving.until(ending, settings, configuration, health);
        } catch (ListenException e) {
            System.err.println("hypervisor-exporter: " + e.getMessage());
            return ExitCode.ADDRESS_IN_USE;
        }
    }

    private static ExitCode printed(String text, PrintStream out) {
        out.print(text);
        out.flush();
        return ExitCode.OK;
    }

    private static ExitCode failed(Exception cause) {
        System.err.println("hypervisor-exporter: " + cause.getMessage());
        return ExitCode.FAILURE;
    }
}
