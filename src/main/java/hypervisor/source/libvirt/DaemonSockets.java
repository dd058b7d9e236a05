package hypervisor.source.libvirt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Names of the sockets a daemon may listen on, in the order in which to try them.
final class DaemonSockets {
    /// The daemon of each driver where libvirt runs as one daemon for each; the others have none of their own.
    private static final Map<String, String> MODULAR = Map.ofEntries(
            Map.entry("qemu", "virtqemud"),
            Map.entry("lxc", "virtlxcd"),
            Map.entry("xen", "virtxend"),
            Map.entry("ch", "virtchd"),
            Map.entry("bhyve", "virtbhyved"),
            Map.entry("vbox", "virtvboxd"),
            Map.entry("vz", "virtvzd"),
            Map.entry("parallels", "virtvzd"),
            Map.entry("network", "virtnetworkd"),
            Map.entry("storage", "virtstoraged"),
            Map.entry("nodedev", "virtnodedevd"),
            Map.entry("interface", "virtinterfaced"),
            Map.entry("nwfilter", "virtnwfilterd"),
            Map.entry("secret", "virtsecretd"));

    private DaemonSockets() {}

    /// File names in the daemons' directory, `libvirt` in a run directory. Read-only sockets come before the others
    /// where that is all that is wanted; a session daemon has none.
    static List<String> names(LibvirtUri uri, boolean readOnly) {
        List<String> names = new ArrayList<>();
        if (readOnly && !uri.session()) {
            daemons(uri).forEach(daemon -> names.add(daemon + "-sock-ro"));
        }
        daemons(uri).forEach(daemon -> names.add(daemon + "-sock"));
        return names;
    }

    static List<Path> paths(LibvirtUri uri, boolean readOnly, LibvirtEnvironment environment) {
        String socket = uri.parameter("socket");
        if (socket != null) {
            return List.of(Path.of(socket));
        }
        Path directory = (uri.session() ? environment.userRun() : environment.run()).resolve("libvirt");
        return names(uri, readOnly).stream().map(directory::resolve).toList();
    }

    private static List<String> daemons(LibvirtUri uri) {
        String mode = uri.parameters().getOrDefault("mode", "auto");
        String modular = MODULAR.get(uri.driver());
        if (modular == null || mode.equals("legacy")) {
            return List.of("libvirt");
        }
        return mode.equals("direct") ? List.of(modular) : List.of(modular, "libvirt");
    }
}
