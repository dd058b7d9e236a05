package hypervisor.replay;

import hypervisor.demo.Parameter;
import hypervisor.demo.StandInDomain;
import hypervisor.demo.StandInHost;
import hypervisor.demo.StandInNode;
import hypervisor.demo.StandInPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A machine made of what `virsh` printed on it: a folder with `list.txt`, `domstats-….txt`, `dumpxml/`, `dominfo/`,
/// `nodeinfo.txt`, `nodememstats.txt`, `version.txt` and, where there is a pool, `pool-info.txt`.
public record RecordedHost(StandInNode node, List<StandInDomain> domains, List<StandInPool> pools)
        implements StandInHost {
    private static final Pattern LISTED = Pattern.compile(" *(?<id>\\d+|-) +(?<name>\\S+) +(?<state>.*\\S) *");
    private static final Pattern FIELD = Pattern.compile("(?<key>[^:=]+?) *: +(?<value>.*)");
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)");

    /// @param statistics the name of a file: `domstats-before.txt`
    public static RecordedHost read(Path folder, String statistics) throws IOException {
        Map<String, List<Parameter>> parameters = statistics(Files.readString(folder.resolve(statistics)));
        List<StandInDomain> domains = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("list.txt"))) {
            Matcher listed = LISTED.matcher(line);
            if (!listed.matches()) {
                throw new IllegalArgumentException("not a line of virsh list: " + line);
            }
            String name = listed.group("name");
            domains.add(domain(folder, name, listed.group("id"), parameters.getOrDefault(name, List.of())));
        }
        Path pool = folder.resolve("pool-info.txt");
        return new RecordedHost(node(folder), domains, Files.exists(pool) ? List.of(pool(fields(pool))) : List.of());
    }

    private static StandInDomain domain(Path folder, String name, String id, List<Parameter> parameters)
            throws IOException {
        Map<String, String> info = fields(folder.resolve("dominfo/" + name + ".txt"));
        return StandInDomain.of(
                        name,
                        UUID.fromString(field(info, "UUID")),
                        id.equals("-") ? null : Integer.valueOf(id),
                        Files.readString(folder.resolve("dumpxml/" + name + ".xml")),
                        parameters)
                .withKeeping(
                        field(info, "Persistent").equals("yes"),
                        field(info, "Autostart").equals("enable"),
                        field(info, "Managed save").equals("yes"));
    }

    /// `virsh domstats`, by domain.
    static Map<String, List<Parameter>> statistics(String text) {
        Map<String, List<Parameter>> domains = new LinkedHashMap<>();
        @Nullable List<Parameter> current = null;
        for (String line : text.lines().map(String::strip).toList()) {
            int equals = line.indexOf('=');
            if (line.startsWith("Domain: '")) {
                current = domains.computeIfAbsent(
                        line.substring("Domain: '".length(), line.length() - 1), _ -> new ArrayList<>());
            } else if (current != null && equals > 0) {
                current.add(KeyTypes.parameter(line.substring(0, equals), line.substring(equals + 1)));
            }
        }
        return domains;
    }

    private static StandInNode node(Path folder) throws IOException {
        Map<String, String> info = fields(folder.resolve("nodeinfo.txt"));
        Map<String, String> versions = fields(folder.resolve("version.txt"));
        Map<String, Long> memory = new LinkedHashMap<>();
        fields(folder.resolve("nodememstats.txt")).forEach((key, value) -> memory.put(key, number(value)));
        return new StandInNode(
                "QEMU",
                "recorded.example",
                version(field(versions, "Running hypervisor")),
                version(field(versions, "Using library")),
                "<capabilities/>",
                field(info, "CPU model"),
                number(field(info, "Memory size")),
                (int) number(field(info, "CPU(s)")),
                (int) number(field(info, "CPU frequency")),
                (int) number(field(info, "NUMA cell(s)")),
                (int) number(field(info, "CPU socket(s)")),
                (int) number(field(info, "Core(s) per socket")),
                (int) number(field(info, "Thread(s) per core")),
                Map.of(),
                memory,
                number(field(info, "Memory size")) * 512);
    }

    private static StandInPool pool(Map<String, String> info) {
        return new StandInPool(
                field(info, "Name"),
                UUID.fromString(field(info, "UUID")),
                List.of("inactive", "building", "running", "degraded", "inaccessible")
                        .indexOf(field(info, "State")),
                number(field(info, "Capacity")),
                number(field(info, "Allocation")),
                number(field(info, "Available")),
                field(info, "Persistent").equals("yes"),
                field(info, "Autostart").equals("yes"),
                List.of());
    }

    private static Map<String, String> fields(Path file) throws IOException {
        Map<String, String> fields = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            Matcher field = FIELD.matcher(line);
            if (field.matches()) {
                fields.put(field.group("key"), field.group("value").strip());
            }
        }
        return fields;
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no field " + name + " among " + fields.keySet());
        }
        return value;
    }

    /// `16083156 KiB`
    private static long number(String text) {
        return Long.parseLong(text.split(" ")[0]);
    }

    /// `QEMU 7.2.22`
    private static long version(String text) {
        Matcher version = VERSION.matcher(text);
        if (!version.find()) {
            throw new IllegalArgumentException("no version: " + text);
        }
        return Long.parseLong(version.group(1)) * 1_000_000
                + Long.parseLong(version.group(2)) * 1_000
                + Long.parseLong(version.group(3));
    }
}
