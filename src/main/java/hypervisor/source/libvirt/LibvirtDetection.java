package hypervisor.source.libvirt;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which libvirt daemons this machine has, by their sockets. Looks only, connects to none.
public final class LibvirtDetection {
    /// In the order of preference; where one daemon serves all drivers, it is QEMU that is asked for.
    private static final List<String> URIS = List.of(
            "qemu:///system", "lxc:///system?mode=direct", "xen:///system?mode=direct", "ch:///system?mode=direct");

    private LibvirtDetection() {}

    /// @param uri how to reach it
    /// @param socket the first of its sockets that is there
    public record Found(LibvirtUri uri, Path socket) {}

    /// Every daemon that has a socket, the preferred one first.
    public static List<Found> look(LibvirtEnvironment environment) {
        List<Found> found = new ArrayList<>();
        for (String text : URIS) {
            LibvirtUri uri = LibvirtUri.parse(text);
            DaemonSockets.paths(uri, true, environment).stream()
                    .filter(Files::exists)
                    .findFirst()
                    .ifPresent(socket -> found.add(new Found(uri, socket)));
        }
        return found;
    }

    /// Where it looks, in order.
    public static List<Path> places(LibvirtEnvironment environment) {
        Set<Path> places = new LinkedHashSet<>();
        URIS.forEach(uri -> places.addAll(DaemonSockets.paths(LibvirtUri.parse(uri), true, environment)));
        return List.copyOf(places);
    }
}
