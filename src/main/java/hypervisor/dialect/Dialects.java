package hypervisor.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every dialect we speak, in the order they are listed to people. A new one is added here.
public final class Dialects {
    /// Each as it is spoken when nothing else is asked for.
    public static final List<Dialect> ALL =
            List.of(LibvirtExporter.dialect(DialectOptions.DOCUMENTED), LibvirtNovaExporter.DIALECT);

    private Dialects() {}

    /// The dialect of a name or alias, null where there is none.
    public static @Nullable Dialect named(String name, DialectOptions options) {
        return switch (name) {
            case LibvirtExporter.NAME -> LibvirtExporter.dialect(options);
            case LibvirtNovaExporter.NAME -> LibvirtNovaExporter.DIALECT;
            default -> null;
        };
    }
}
