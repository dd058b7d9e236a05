package hypervisor.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What one of the file's `modules` may say: how targets of a kind are asked, and which.
public final class ModuleSettings {
    public static final String PROXMOX = "proxmox";
    public static final String LIBVIRT = "libvirt";

    /// The module's own: who may be asked with it.
    public static final Setting<List<TargetPattern>> TARGETS = Setting.of(
            "targets",
            new ListKind<>(new TargetPatternKind()),
            List.of(),
            "The targets that it may be used for; without it, none. A name is trusted; where an entry is a network or "
                    + "`*`, every address of a name must be in it. A port other than the service's own must be named. "
                    + "Link-local addresses and those where clouds keep metadata are refused unless listed one by one.");

    /// The module's own: what it asks.
    public static final Setting<String> SOURCE = Setting.choice(
            "source", "", List.of(PROXMOX, LIBVIRT), "What its targets are, where none of its other settings tells.");

    /// The module's own: how a daemon is reached.
    public static final Setting<String> TRANSPORT = Setting.choice(
            "libvirt.transport",
            "tls",
            List.of("tls", "ssh", "tcp"),
            "How daemons are reached. A target may say so too (`qemu+tls://host/system`), but nothing else.");

    /// What no module may have: who is asked comes with each request.
    private static final Set<Setting<?>> NOT = Set.of(ProxmoxSettings.ENDPOINTS, LibvirtSettings.URI);

    /// Only a module has these.
    public static final List<Setting<?>> OWN = List.of(TARGETS, SOURCE, TRANSPORT);

    /// All that may stand in a module.
    static final List<Setting<?>> ALL = all();

    static final Names NAMES = new Names(ALL, AllSettings.ALL);

    private static final Set<Setting<?>> OF_A_SOURCE = ofASource();

    private ModuleSettings() {}

    private static List<Setting<?>> all() {
        List<Setting<?>> all = new ArrayList<>(OWN);
        all.addAll(DialectSettings.ALL);
        all.add(ScrapeSettings.TIMEOUT);
        all.addAll(FilterSettings.ALL);
        all.addAll(ProxmoxSettings.ALL);
        all.addAll(LibvirtSettings.ALL);
        all.add(CollectorSettings.DISABLE_DEFAULTS);
        for (CollectorSettings.Entry entry : CollectorSettings.TABLE) {
            if (entry.name().startsWith(PROXMOX) || entry.name().startsWith(LIBVIRT)) {
                all.add(entry.on());
                all.add(entry.interval());
            }
        }
        all.removeAll(NOT);
        return List.copyOf(all);
    }

    /// Whether a module has the process's own value where it says nothing. What says who is asked, and with which
    /// rights, is never handed on: one module's targets must not see what is meant for others.
    static boolean isInherited(Setting<?> setting) {
        return !OF_A_SOURCE.contains(setting);
    }

    private static Set<Setting<?>> ofASource() {
        Set<Setting<?>> all = new HashSet<>(ProxmoxSettings.ALL);
        all.addAll(LibvirtSettings.ALL);
        all.add(DialectSettings.DIALECT);
        return Set.copyOf(all);
    }
}
