package hypervisor.cli;

import hypervisor.config.ConfigException;
import hypervisor.config.Nearest;
import java.util.ArrayList;
import java.util.List;

/// Every exporter that ours can take the place of.
public final class StandIns {
    public static final List<StandIn> ALL = List.of(
            LibvirtExporter.STAND_IN,
            LibvirtNovaExporter.STAND_IN,
            ProxmoxExporter.STAND_IN,
            PrometheusPveExporter.STAND_IN,
            PveExporter.STAND_IN,
            PveLocalExporter.STAND_IN);

    private StandIns() {}

    /// For messages: all of them, with commas.
    static String names() {
        List<String> names = new ArrayList<>();
        for (StandIn standIn : ALL) {
            names.add(standIn.name());
        }
        return String.join(", ", names);
    }

    /// @throws ConfigException for a name that is none of them
    static StandIn named(String name) {
        List<String> names = new ArrayList<>();
        for (StandIn standIn : ALL) {
            if (standIn.name().equals(name)) {
                return standIn;
            }
            names.add(standIn.name());
        }
        throw new ConfigException(
                "command line",
                "there is no stand-in for \"" + name + "\"" + Nearest.hint(name, names) + " (as NAME knows "
                        + String.join(", ", names) + ")");
    }
}
