package hypervisor.source.proxmox.collect;

import static java.util.Comparator.comparing;

import hypervisor.source.proxmox.json.JsonRow;
import hypervisor.source.proxmox.node.AgentReport.Address;
import hypervisor.source.proxmox.node.AgentReport.FileSystem;
import hypervisor.source.proxmox.node.AgentReport.Os;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what comes out of guests. Whoever rules a guest says what stands there: of what is long or much, only
/// so much is taken.
final class AgentWords {
    private static final int LONGEST = 256;
    private static final int MOST = 200;

    private static final Comparator<Address> ORDER =
            comparing(Address::networkInterface).thenComparing(Address::family).thenComparing(Address::address);

    private AgentWords() {}

    /// Of `get-host-name`.
    static @Nullable String hostname(JsonRow answer) {
        JsonRow result = answer.object("result");
        return result == null ? null : brief(result.text("host-name"));
    }

    /// Of `get-osinfo`; null where it tells of no system, but perhaps of an error.
    static @Nullable Os os(JsonRow answer) {
        JsonRow result = answer.object("result");
        if (result == null || (result.text("id") == null && result.text("name") == null)) {
            return null;
        }
        return new Os(
                brief(result.text("id")),
                brief(result.text("name")),
                brief(result.text("pretty-name")),
                brief(result.text("version")),
                brief(result.text("kernel-release")),
                brief(result.text("machine")));
    }

    /// Of `network-get-interfaces`.
    static List<Address> addresses(JsonRow answer) {
        return sorted(answer.rows("result").stream().flatMap(AgentWords::addressesOf));
    }

    /// Of a container: `interfaces`.
    static List<Address> addresses(List<JsonRow> rows) {
        return sorted(rows.stream().flatMap(AgentWords::addressesOf));
    }

    /// Of `get-fsinfo`. A file system that is mounted in several places stands there several times.
    static List<FileSystem> fileSystems(JsonRow answer) {
        return answer.rows("result").stream()
                .filter(row -> brief(row.text("mountpoint")) != null)
                .map(AgentWords::fileSystem)
                .sorted(comparing(FileSystem::mountpoint))
                .limit(MOST)
                .toList();
    }

    private static FileSystem fileSystem(JsonRow row) {
        Long total = row.integer("total-bytes");
        return new FileSystem(
                row.text("mountpoint", ""),
                brief(row.text("name")),
                brief(row.text("type")),
                total,
                total == null ? null : row.integer("used-bytes"),
                row.rows("disk").stream()
                        .map(disk -> brief(disk.text("dev")))
                        .flatMap(Stream::ofNullable)
                        .distinct()
                        .sorted()
                        .limit(MOST)
                        .toList());
    }

    private static Stream<Address> addressesOf(JsonRow row) {
        String name = brief(row.text("name"));
        if (name == null) {
            return Stream.of();
        }
        String mac = brief(row.text("hardware-address", row.text("hwaddr", "")));
        List<Address> addresses = new ArrayList<>();
        for (JsonRow one : row.rows("ip-addresses")) {
            Long prefix = one.integer("prefix");
            String family = one.text("ip-address-type", "").endsWith("6") ? "ipv6" : "ipv4";
            add(addresses, name, mac, one.text("ip-address"), family, prefix);
        }
        if (!row.names().contains("ip-addresses")) { // containers, before Proxmox VE 8
            addPrefixed(addresses, name, mac, row.text("inet"), "ipv4");
            addPrefixed(addresses, name, mac, row.text("inet6"), "ipv6");
        }
        return addresses.stream();
    }

    private static void addPrefixed(
            List<Address> addresses, String name, @Nullable String mac, @Nullable String text, String family) {
        if (text != null) {
            int slash = text.indexOf('/');
            Long prefix = slash < 0 ? null : prefix(text.substring(slash + 1));
            add(addresses, name, mac, slash < 0 ? text : text.substring(0, slash), family, prefix);
        }
    }

    private static @Nullable Long prefix(String text) {
        return text.matches("[0-9]{1,3}") ? Long.valueOf(text) : null;
    }

    private static void add(
            List<Address> addresses,
            String name,
            @Nullable String mac,
            @Nullable String address,
            String family,
            @Nullable Long prefix) {
        if (brief(address) != null && address != null && addresses.size() < MOST) {
            Integer length = prefix == null || prefix < 0 || prefix > 128 ? null : Integer.valueOf(prefix.intValue());
            addresses.add(new Address(name, mac, address, family, length));
        }
    }

    private static List<Address> sorted(Stream<Address> addresses) {
        return addresses.sorted(ORDER).limit(MOST).toList();
    }

    private static @Nullable String brief(@Nullable String text) {
        return text == null || text.isEmpty() || text.length() > LONGEST ? null : text;
    }
}
