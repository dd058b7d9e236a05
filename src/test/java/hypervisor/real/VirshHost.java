package hypervisor.real;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What `virsh` prints of a daemon in one moment, as rows of things.
final class VirshHost {
    private static final String MARK = "@@ ";
    private static final Pattern COLON = Pattern.compile("([^:]+?) *: +(.*?)(?: KiB| MHz| bytes)? *");
    private static final List<String> HOST = List.of(
            "domstats --backing",
            "nodeinfo",
            "nodememstats",
            "nodememstats --cell 0",
            "nodecpustats",
            "freecell --all",
            "nodecpumap",
            "version --daemon",
            "hostname");
    private static final List<String> EACH =
            List.of("dominfo", "dumpxml", "snapshot-list --name", "checkpoint-list --name");
    private static final List<String> EACH_ACTIVE = List.of("domjobinfo", "vcpuinfo", "domblkinfo --all");
    private static final List<String> EACH_POOL = List.of("pool-info --bytes", "vol-list");

    private final Map<String, String> printed;
    private final Map<String, Map<String, String>> statistics = new LinkedHashMap<>();
    private final Map<String, XmlText> definitions = new HashMap<>();

    private VirshHost(Map<String, String> printed) {
        this.printed = printed;
        Map<String, String> current = new HashMap<>();
        for (String line : text("domstats --backing").lines().map(String::strip).toList()) {
            if (line.startsWith("Domain: ")) {
                current = new LinkedHashMap<>();
                statistics.put(line.substring("Domain: '".length(), line.length() - 1), current);
            } else if (line.contains("=")) {
                current.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
            }
        }
    }

    static VirshHost read(RealLibvirtd libvirtd) {
        List<String> commands = new ArrayList<>(HOST);
        EACH.forEach(command -> names(libvirtd, "list", "--all").forEach(name -> commands.add(command + " " + name)));
        EACH_ACTIVE.forEach(command -> names(libvirtd, "list").forEach(name -> commands.add(command + " " + name)));
        EACH_POOL.forEach(command -> names(libvirtd, "pool-list").forEach(name -> commands.add(command + " " + name)));
        names(libvirtd, "pool-list", "--inactive").forEach(name -> commands.add("pool-info --bytes " + name));
        names(libvirtd, "net-list", "--all").forEach(name -> commands.add("net-info " + name));
        names(libvirtd, "pool-list")
                .forEach(pool -> libvirtd.virsh("vol-list", pool)
                        .lines()
                        .map(line -> line.strip().split("\\s+")[0])
                        .filter(volume -> !volume.isEmpty())
                        .forEach(volume -> commands.add("vol-info --bytes --pool " + pool + " " + volume)));
        var script = new StringBuilder();
        commands.forEach(command -> script.append("echo '\n" + MARK + command + "\n';" + command + ";"));
        Map<String, String> printed = new LinkedHashMap<>();
        var section = new StringBuilder();
        String command = "";
        for (String line : libvirtd.virsh(script.toString()).lines().toList()) {
            if (line.startsWith(MARK)) {
                printed.put(command, section.toString());
                section.setLength(0);
                command = line.substring(MARK.length()).strip();
            } else {
                section.append(line).append('\n');
            }
        }
        printed.put(command, section.toString());
        return new VirshHost(printed);
    }

    String text(String command) {
        String text = printed.get(command);
        if (text == null) {
            throw new AssertionError("virsh was not asked: " + command);
        }
        return text;
    }

    /// What stands behind the colons.
    Map<String, String> table(String command) {
        Map<String, String> table = new LinkedHashMap<>();
        text(command)
                .lines()
                .map(String::strip)
                .map(COLON::matcher)
                .filter(Matcher::matches)
                .forEach(line -> table.put(line.group(1), line.group(2)));
        return table;
    }

    Stream<Row> domains() {
        return statistics.keySet().stream().map(this::domain);
    }

    Stream<Row> running() {
        return domains().filter(VirshHost::isRunning);
    }

    XmlText definition(String domain) {
        return definitions.computeIfAbsent(domain, name -> XmlText.of(text("dumpxml " + name)));
    }

    /// Every pool, volume or network that was listed.
    List<String> asked(String command) {
        return printed.keySet().stream()
                .filter(each -> each.startsWith(command + " "))
                .map(each -> each.substring(command.length() + 1))
                .toList();
    }

    static boolean isRunning(Row domain) {
        return !"shut off".equals(domain.told().get("dominfo.State"));
    }

    private Row domain(String name) {
        Map<String, String> told = new LinkedHashMap<>(statistics.getOrDefault(name, Map.of()));
        table("dominfo " + name).forEach((key, value) -> told.put("dominfo." + key, value));
        told.put("snapshots", String.valueOf(count("snapshot-list --name " + name)));
        told.put("checkpoints", String.valueOf(count("checkpoint-list --name " + name)));
        if (printed.containsKey("domjobinfo " + name)) {
            table("domjobinfo " + name).forEach((key, value) -> told.put("job." + key, value));
        }
        return new Row(VirshLabels.domain(definition(name)), told);
    }

    private long count(String command) {
        return text(command).lines().filter(line -> !line.isBlank()).count();
    }

    private static List<String> names(RealLibvirtd libvirtd, String... command) {
        var words = Stream.concat(Stream.of(command), Stream.of("--name")).toArray(String[]::new);
        return libvirtd.virsh(words)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
