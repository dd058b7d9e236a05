package hypervisor.cli;

import hypervisor.dialect.Dialect;
import hypervisor.dialect.DialectOptions;
import hypervisor.dialect.Dialects;
import hypervisor.docs.MetricDocs;
import java.io.PrintStream;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `metrics`: the reference of every metric.
final class Reference {
    private Reference() {}

    /// @param name one dialect only; null for all
    static ExitCode print(@Nullable String name, PrintStream out) {
        if (name == null) {
            Dialects.ALL.forEach(dialect -> out.println(MetricDocs.page(dialect)));
            return ExitCode.OK;
        }
        Dialect dialect = Dialects.named(name, DialectOptions.DOCUMENTED);
        if (dialect == null) {
            System.err.println("hypervisor-exporter: there is no dialect \"" + name + "\" (there are "
                    + Dialects.ALL.stream().map(Dialect::name).collect(Collectors.joining(", ")) + ")");
            return ExitCode.USAGE;
        }
        out.print(MetricDocs.page(dialect));
        return ExitCode.OK;
    }
}
