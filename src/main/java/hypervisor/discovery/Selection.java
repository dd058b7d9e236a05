package hypervisor.discovery;

import hypervisor.filter.Glob;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which guests and nodes are wanted: of each property that is asked for, one of its patterns must match. What lacks a
/// property matches no pattern of it.
///
/// @param patterns by property: those of [#PROPERTIES]
public record Selection(Map<String, List<Glob>> patterns) {
    public static final List<String> PROPERTIES =
            List.of("cluster", "id", "name", "node", "platform", "pool", "status", "tag", "type");

    public static final Selection ALL = new Selection(Map.of());

    public Selection {
        patterns = Map.copyOf(patterns);
    }

    boolean admits(String property, @Nullable String value) {
        return admits(property, list(value));
    }

    boolean admits(DiscoveredGuest guest) {
        boolean vm = guest.kind().equals(DiscoveredGuest.VM);
        return admits(Map.of(
                "platform", List.of(guest.platform()),
                "id", List.of(guest.id()),
                "name", list(guest.name()),
                "type", List.of(guest.kind(), vm ? "qemu" : "lxc"),
                "node", list(guest.node()),
                "cluster", list(guest.cluster()),
                "status", List.of(guest.status()),
                "pool", list(guest.pool()),
                "tag", guest.tags()));
    }

    boolean admits(DiscoveredNode node) {
        List<String> name = List.of(node.name());
        return admits(Map.of(
                "platform",
                List.of(node.platform()),
                "id",
                name,
                "name",
                name,
                "node",
                name,
                "cluster",
                list(node.cluster()),
                "status",
                List.of(node.status())));
    }

    boolean admits(ProbeTarget target) {
        return admits(Map.of("platform", List.of(target.platform()), "name", List.of(target.name())));
    }

    private boolean admits(Map<String, List<String>> values) {
        return patterns.keySet().stream()
                .allMatch(property -> admits(property, values.getOrDefault(property, List.of())));
    }

    private boolean admits(String property, List<String> values) {
        List<Glob> wanted = patterns.get(property);
        return wanted == null
                || wanted.stream().anyMatch(glob -> values.stream().anyMatch(glob::matches));
    }

    private static List<String> list(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }
}
