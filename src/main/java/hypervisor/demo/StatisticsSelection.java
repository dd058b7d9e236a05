package hypervisor.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which of a domain's statistics a call gets.
///
/// @param groups bits of `virDomainStatsTypes`
/// @param backing whether the images below each disk are wanted
/// @param monitor whether the hypervisor process answered
record StatisticsSelection(int groups, boolean backing, boolean monitor) {
    private static final Map<String, Integer> GROUPS = Map.ofEntries(
            Map.entry("state", 1),
            Map.entry("cpu", 2),
            Map.entry("balloon", 4),
            Map.entry("vcpu", 8),
            Map.entry("net", 16),
            Map.entry("block", 32),
            Map.entry("perf", 64),
            Map.entry("iothread", 128),
            Map.entry("memory", 256),
            Map.entry("dirtyrate", 512),
            Map.entry("vm", 1024));

    /// What libvirt knows without the hypervisor process, as it answered with one stopped.
    private static final Pattern NO_MONITOR = Pattern.compile("state\\..*|net\\..*|perf\\..*|memory\\..*"
            + "|cpu\\.(time|user|system|cache\\..*)|balloon\\.(current|maximum)"
            + "|vcpu\\.(current|maximum|\\d+\\.(state|time|wait|delay))"
            + "|block\\.(count|\\d+\\.(name|path|backingIndex))");

    private static final Pattern BLOCK = Pattern.compile("block\\.(\\d+)\\.(.*)");

    List<Parameter> of(List<Parameter> all) {
        List<Parameter> chosen = all.stream()
                .filter(parameter -> (group(parameter.key()) & groups) != 0)
                .filter(parameter ->
                        monitor || NO_MONITOR.matcher(parameter.key()).matches())
                .toList();
        return backing ? chosen : withoutBacking(chosen);
    }

    /// A key of no known group, as a newer daemon's, comes with every call.
    private static int group(String key) {
        int dot = key.indexOf('.');
        return GROUPS.getOrDefault(dot < 0 ? key : key.substring(0, dot), -1);
    }

    /// Leaves out the images below each disk and numbers the disks anew.
    private static List<Parameter> withoutBacking(List<Parameter> parameters) {
        Map<String, Integer> disks = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (Parameter parameter : parameters) {
            Matcher block = BLOCK.matcher(parameter.key());
            if (block.matches() && block.group(2).equals("name") && names.add((String) parameter.value())) {
                disks.put(block.group(1), disks.size());
            }
        }
        List<Parameter> kept = new ArrayList<>(parameters.size());
        for (Parameter parameter : parameters) {
            Matcher block = BLOCK.matcher(parameter.key());
            if (parameter.key().equals("block.count")) {
                kept.add(Parameter.uint32("block.count", disks.size()));
            } else if (!block.matches()) {
                kept.add(parameter);
            } else if (disks.containsKey(block.group(1))) {
                String key = "block." + disks.get(block.group(1)) + "." + block.group(2);
                kept.add(new Parameter(key, parameter.type(), parameter.value()));
            }
        }
        return kept;
    }
}
