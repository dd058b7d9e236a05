package hypervisor.cli;

import hypervisor.config.ConfigException;
import hypervisor.config.DialectSettings;
import hypervisor.config.Nearest;
import hypervisor.config.PathSettings;
import hypervisor.config.PrometheusPveExporterSettings;
import hypervisor.config.PveSettings;
import hypervisor.config.Settings;
import hypervisor.dialect.Dialect;
import hypervisor.dialect.DialectOptions;
import hypervisor.dialect.DialectOptions.Labels;
import hypervisor.dialect.Dialects;
import hypervisor.source.procfs.HostName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The dialect that the settings ask for.
public final class ChosenDialect {
    private ChosenDialect() {}

    /// @throws ConfigException where there is none of that name
    public static Dialect of(Settings settings) {
        return named(settings.of(DialectSettings.DIALECT), settings);
    }

    /// Another dialect, spoken as the settings say.
    ///
    /// @throws ConfigException where there is none of that name
    public static Dialect named(String name, Settings settings) {
        Dialect dialect = Dialects.named(name, options(settings));
        if (dialect == null) {
            List<String> names = new ArrayList<>();
            for (Dialect known : Dialects.ALL) {
                names.add(known.name());
            }
            throw new ConfigException(
                    settings.origin(DialectSettings.DIALECT),
                    "there is no dialect \"" + name + "\"" + Nearest.hint(name, names) + " (dialects are "
                            + String.join(", ", names) + ")");
        }
        return dialect;
    }

    /// How dialects are to be spoken. The fork's families come with the program's labels, unless somebody said
    /// whether they are wanted.
    public static DialectOptions options(Settings settings) {
        boolean upstream = settings.of(DialectSettings.LABELS).equals("upstream");
        boolean forkFamilies =
                settings.isGiven(DialectSettings.FORK_METRICS) ? settings.of(DialectSettings.FORK_METRICS) : upstream;
        return new DialectOptions(
                        upstream ? Labels.UPSTREAM : Labels.DOCUMENTED,
                        settings.of(DialectSettings.EXPORT_NOVA_METADATA),
                        forkFamilies,
                        settings.of(DialectSettings.KERNEL_STATISTICS))
                .withExact(settings.of(DialectSettings.EXACT))
                .withPrefix(settings.of(PveSettings.PREFIX))
                .without(PrometheusPveExporterSettings.off(settings))
                .onNode(HostName.of(Path.of(settings.of(PathSettings.PROCFS))));
    }
}
