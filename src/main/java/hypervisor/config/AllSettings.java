package hypervisor.config;

import java.util.ArrayList;
import java.util.List;

/// Every setting there is.
public final class AllSettings {
    /// @param title what the settings are about, for headings
    public record Group(String title, List<Setting<?>> settings) {}

    /// All but the two settings of each collector, which stand in `CollectorSettings.TABLE`.
    public static final List<Group> GROUPS = List.of(
            new Group("Configuration", ConfigSettings.ALL),
            new Group("Web", WebSettings.ALL),
            new Group("Scrape", ScrapeSettings.ALL),
            new Group("Dialect", DialectSettings.ALL),
            new Group("Log", LogSettings.ALL),
            new Group("Push", OtlpSettings.ALL),
            new Group("Libvirt", LibvirtSettings.ALL),
            new Group("Proxmox", ProxmoxSettings.ALL),
            new Group("This machine's files", PathSettings.ALL),
            new Group("Proxmox VE from inside", PveSettings.ALL),
            new Group("Many targets", TargetSettings.ALL),
            new Group("Programs of this machine", ToolSettings.ALL),
            new Group("What is left out", FilterSettings.ALL),
            new Group("Collectors", List.of(CollectorSettings.DISABLE_DEFAULTS)));

    public static final List<Setting<?>> ALL = all();

    private AllSettings() {}

    private static List<Setting<?>> all() {
        List<Setting<?>> all = new ArrayList<>();
        for (Group group : GROUPS) {
            all.addAll(group.settings());
        }
        for (CollectorSettings.Entry entry : CollectorSettings.TABLE) {
            all.add(entry.on());
            all.add(entry.interval());
        }
        return List.copyOf(all);
    }
}
