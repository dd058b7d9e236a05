package hypervisor.dialect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Every dialect we speak, in the order they are listed to people. A new one is added here.
public final class Dialects {
    /// Each as it is spoken when nothing else is asked for; the first is what `/metrics` answers.
    public static final List<Dialect> ALL = List.of(
            Native.dialect(DialectOptions.DOCUMENTED),
            Libvirt.dialect(DialectOptions.DOCUMENTED),
            LibvirtExporter.dialect(DialectOptions.DOCUMENTED),
            LibvirtNovaExporter.DIALECT,
            ProxmoxExporter.dialect(DialectOptions.DOCUMENTED),
            PveExporter.dialect(DialectOptions.DOCUMENTED),
            PrometheusPveExporter.dialect(DialectOptions.DOCUMENTED),
            PveLocalExporter.dialect(DialectOptions.DOCUMENTED),
            ZfsExporter.dialect(DialectOptions.DOCUMENTED),
            NodeExporter.dialect(DialectOptions.DOCUMENTED));

    /// Each with all it can say, by the name of its page in the reference.
    public static final SequencedMap<String, Dialect> REFERENCE = reference();

    private Dialects() {}

    /// The dialect of a name or alias, null where there is none. `tinkoff` and `inovex` are `libvirt`, which has the
    /// families of both.
    public static @Nullable Dialect named(String name, DialectOptions options) {
        return switch (name) {
            case Libvirt.NAME, "tinkoff", "inovex" -> Libvirt.dialect(options);
            case LibvirtExporter.NAME -> LibvirtExporter.dialect(options);
            case LibvirtNovaExporter.NAME -> LibvirtNovaExporter.DIALECT;
            case ProxmoxExporter.NAME -> ProxmoxExporter.dialect(options);
            case PveExporter.NAME -> PveExporter.dialect(options);
            case Native.NAME -> Native.dialect(options);
            case PrometheusPveExporter.NAME -> PrometheusPveExporter.dialect(options);
            case PveLocalExporter.NAME -> PveLocalExporter.dialect(options);
            case ZfsExporter.NAME -> ZfsExporter.dialect(options);
            case NodeExporter.NAME -> NodeExporter.dialect(options);
            default -> null;
        };
    }

    private static SequencedMap<String, Dialect> reference() {
        SequencedMap<String, Dialect> pages = new LinkedHashMap<>();
        pages.put(Native.NAME, Native.dialect(DialectOptions.DOCUMENTED));
        pages.put(Libvirt.NAME, Libvirt.dialect(DialectOptions.DOCUMENTED.withKernelStatistics(true)));
        pages.put(LibvirtExporter.NAME, LibvirtExporter.dialect(DialectOptions.DOCUMENTED));
        pages.put(LibvirtExporter.NAME + "-upstream", LibvirtExporter.dialect(DialectOptions.UPSTREAM));
        pages.put(LibvirtNovaExporter.NAME, LibvirtNovaExporter.DIALECT);
        pages.put(ProxmoxExporter.NAME, ProxmoxExporter.dialect(DialectOptions.DOCUMENTED));
        pages.put(ProxmoxExporter.NAME + "-upstream", ProxmoxExporter.dialect(DialectOptions.UPSTREAM));
        pages.put(PveExporter.NAME, PveExporter.dialect(DialectOptions.DOCUMENTED));
        pages.put(PveExporter.NAME + "-upstream", PveExporter.dialect(DialectOptions.UPSTREAM));
        pages.put(PrometheusPveExporter.NAME, PrometheusPveExporter.dialect(DialectOptions.DOCUMENTED));
        pages.put(PveLocalExporter.NAME, PveLocalExporter.dialect(DialectOptions.DOCUMENTED));
        pages.put(ZfsExporter.NAME, ZfsExporter.dialect(DialectOptions.DOCUMENTED));
        pages.put(NodeExporter.NAME, NodeExporter.dialect(DialectOptions.DOCUMENTED));
        return Collections.unmodifiableSequencedMap(pages);
    }
}
