package hypervisor.real;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The parts of domains, and all else of a host, that virsh tells of.
final class VirshRows {
    private VirshRows() {}

    /// The top images of running domains' disks, but not drives with nothing in them.
    static Stream<Row> blocks(VirshHost host) {
        return images(host, true)
                .filter(row -> !row.labels().getOrDefault("source", "").isEmpty());
    }

    /// As [#blocks], without CD and floppy drives.
    static Stream<Row> fixedBlocks(VirshHost host) {
        return images(host, true)
                .filter(row -> !Set.of("cdrom", "floppy").contains(row.labels().get("device")));
    }

    static Stream<Row> everyBlock(VirshHost host) {
        return images(host, true);
    }

    static Stream<Row> imagesBelow(VirshHost host) {
        return images(host, false);
    }

    private static Stream<Row> images(VirshHost host, boolean top) {
        return host.running().flatMap(domain -> {
            Set<String> seen = new HashSet<>();
            return numbers(domain, "block").stream()
                    .map(number -> part(domain, "block." + number + "."))
                    .filter(row -> seen.add(row.told().getOrDefault("name", "")) == top)
                    .map(row -> row.with(disk(host, domain, row.told().getOrDefault("name", "")))
                            .with(
                                    Map.of(
                                            "backing_index", row.told().getOrDefault("backingIndex", ""),
                                            "path", row.told().getOrDefault("path", "")),
                                    information(host, domain, row.told().getOrDefault("name", ""))));
        });
    }

    private static Map<String, String> disk(VirshHost host, Row domain, String target) {
        return host.definition(name(domain)).all("devices/disk").stream()
                .filter(disk -> disk.text("string(target/@dev)").equals(target))
                .map(VirshLabels::disk)
                .findAny()
                .orElseThrow();
    }

    /// What `virsh domblkinfo` says of a disk, in the columns target, capacity, allocation, physical.
    private static Map<String, String> information(VirshHost host, Row domain, String target) {
        return host.text("domblkinfo --all " + name(domain))
                .lines()
                .map(line -> List.of(line.strip().split("\\s+")))
                .filter(words ->
                        words.getFirst().equals(target) && !words.getLast().equals("-"))
                .findAny()
                .map(words -> Map.of("info.Allocation", words.get(2)))
                .orElse(Map.of());
    }

    /// Every disk of every definition, but for drives with nothing in them.
    static Stream<Row> disks(VirshHost host) {
        return host.domains()
                .flatMap(domain -> host.definition(name(domain)).all("devices/disk[source]").stream()
                        .map(disk -> domain.with(VirshLabels.disk(disk), limits(disk))));
    }

    static Stream<Row> limitedDisks(VirshHost host) {
        return disks(host).filter(row -> row.told().containsKey("limited"));
    }

    private static Map<String, String> limits(XmlText disk) {
        Map<String, String> limits = new LinkedHashMap<>();
        disk.all("iotune/*").forEach(limit -> {
            limits.put("limited", "1");
            limits.put("limit." + limit.node().getNodeName(), limit.text("string(.)"));
        });
        return limits;
    }

    /// Network interfaces of definitions that are such as the XPath says.
    static Stream<Row> nics(VirshHost host, String such) {
        return host.domains()
                .flatMap(domain -> host.definition(name(domain)).all("devices/interface" + such).stream()
                        .map(nic -> domain.with(VirshLabels.nic(nic))));
    }

    /// Network interfaces that have counters.
    static Stream<Row> nets(VirshHost host) {
        return nics(host, "[target]")
                .flatMap(nic -> numbers(nic, "net").stream()
                        .map(number -> part(nic, "net." + number + "."))
                        .filter(row -> nic.labels()
                                .get("target_device")
                                .equals(row.told().get("name"))));
    }

    static Stream<Row> vcpus(VirshHost host) {
        return host.running()
                .flatMap(domain -> numbers(domain, "vcpu").stream()
                        .map(number -> part(domain, "vcpu." + number + ".").with(Map.of("vcpu", number))));
    }

    static Stream<Row> ioThreads(VirshHost host) {
        return host.running()
                .flatMap(domain -> numbers(domain, "iothread").stream()
                        .map(number -> part(domain, "iothread." + number + ".").with(Map.of("iothread", number))));
    }

    /// Where vCPUs are.
    static Stream<Row> placements(VirshHost host) {
        return host.running().flatMap(domain -> {
            Map<String, String> told = host.table("vcpuinfo " + name(domain));
            return Stream.of(domain.with(Map.of("vcpu", told.getOrDefault("VCPU", "")), told));
        });
    }

    static Stream<Row> pools(VirshHost host) {
        return host.asked("pool-info --bytes").stream().map(pool -> {
            Map<String, String> told = host.table("pool-info --bytes " + pool);
            return new Row(Map.of("storage_pool", pool, "pool", pool, "uuid", told.getOrDefault("UUID", "")), told);
        });
    }

    static Stream<Row> networks(VirshHost host) {
        return host.asked("net-info").stream().map(network -> {
            Map<String, String> told = host.table("net-info " + network);
            return new Row(
                    Map.of(
                            "network", network,
                            "uuid", told.getOrDefault("UUID", ""),
                            "bridge", told.getOrDefault("Bridge", "")),
                    told);
        });
    }

    static Stream<Row> one(Map<String, String> labels, Map<String, String> told) {
        return Stream.of(new Row(labels, told));
    }

    /// The numbers behind the first part of a key, as those of vcpu.0.time.
    private static Set<String> numbers(Row domain, String first) {
        Pattern key = Pattern.compile(first + "\\.(\\d+)\\..*");
        Set<String> numbers = new TreeSet<>();
        domain.told().keySet().stream()
                .map(key::matcher)
                .filter(Matcher::matches)
                .forEach(match -> numbers.add(match.group(1)));
        return numbers;
    }

    private static Row part(Row domain, String prefix) {
        Map<String, String> told = new LinkedHashMap<>();
        domain.told().forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                told.put(key.substring(prefix.length()), value);
            }
        });
        return new Row(domain.labels(), told);
    }

    private static String name(Row domain) {
        return domain.labels().getOrDefault("domain", "");
    }

    /// A row for each key that matches, with the pattern's one named group as a label and the value as `value`.
    static Stream<Row> keys(Stream<Row> rows, String regex) {
        Pattern key = Pattern.compile(regex);
        return rows.flatMap(row -> row.told().entrySet().stream().flatMap(told -> {
            Matcher match = key.matcher(told.getKey());
            if (!match.matches()) {
                return Stream.empty();
            }
            Map<String, String> labels = new LinkedHashMap<>();
            key.namedGroups().forEach((name, group) -> labels.put(name, match.group(group)));
            return Stream.of(row.with(labels, Map.of("value", told.getValue())));
        }));
    }
}
