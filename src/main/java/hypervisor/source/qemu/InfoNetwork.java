package hypervisor.source.qemu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads what QEMU's monitor prints for `info network`: each queue of an interface, and what it is connected to.
///
/// ```
/// net0: index=0,type=nic,model=virtio-net-pci,macaddr=bc:24:11:00:00:01
///  \ net0: index=0,type=tap,ifname=tap101i0,script=no,downscript=no
/// net0: index=1,type=nic,
///  \ net0: index=1,type=tap,ifname=tap101i0,script=no,downscript=no
/// ```
final class InfoNetwork {
    private static final String PEER = "\\ ";
    private static final String NETDEV = "net";

    private InfoNetwork() {}

    /// The interfaces in the order they are printed first. All lines of one name are put together: what a later one
    /// says stands.
    static List<GuestInterface> parse(String text) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        Map<String, String> unnamed = Map.of();
        for (String line : text.lines().map(String::strip).toList()) {
            boolean peer = line.startsWith(PEER);
            String rest = peer ? line.substring(PEER.length()) : line;
            int colon = rest.indexOf(": ");
            if (colon <= 0) {
                continue;
            }
            Map<String, String> told = values(rest.substring(colon + 2));
            String name = rest.substring(0, colon);
            if (name.startsWith(NETDEV)) {
                Map<String, String> known = all.computeIfAbsent(name, _ -> new HashMap<>());
                if (peer) {
                    known.putAll(unnamed);
                }
                known.putAll(told);
            }
            // a card that was given no name has that of its model, and its peer says which it is
            unnamed = peer || name.startsWith(NETDEV) ? Map.of() : told;
        }
        List<GuestInterface> interfaces = new ArrayList<>();
        all.forEach((name, values) -> interfaces.add(of(name, values)));
        return List.copyOf(interfaces);
    }

    private static Map<String, String> values(String text) {
        Map<String, String> values = new HashMap<>();
        for (String part : text.split(",")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                values.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return values;
    }

    private static GuestInterface of(String name, Map<String, String> values) {
        return new GuestInterface(
                name,
                values.getOrDefault("type", ""),
                values.getOrDefault("model", ""),
                values.getOrDefault("macaddr", ""),
                values.getOrDefault("ifname", ""),
                queues(values.getOrDefault("index", "0")));
    }

    private static long queues(String index) {
        try {
            return Integer.parseInt(index) + 1L;
        } catch (NumberFormatException _) {
            return 1;
        }
    }
}
