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
        return admits(property, value == null ? List.of() : List.of(value));
    }

    private boolean admits(String property, List<String> values) {
        List<Glob> wanted = patterns.get(property);
        return wanted == null
                || wanted.stream().anyMatch(glob -> values.stream().anyMatch(glob::matches));
    }

    boolean admits(DiscoveredGuest guest) {
        boolean vm = guest.kind().equals(DiscoveredGuest.VM);
        return admits("platform", guest.platform())
                && admits("id", guest.id())
                && admits("name", guest.name())
                && admits("type", List.of(guest.kind(), vm ? "qemu" : "lxc"))
                && admits("node", guest.node())
                && admits("cluster", guest.cluster())
                && admits("status", guest.status())
                && admits("pool", guest.pool())
                && admits("tag", guest.tags());
    }

    boolean admits(DiscoveredNode node) {
        return admits("platform", node.platform())
                && admits("id", node.name())
                && admits("name", node.name())
                && admits("node", node.name())
                && admits("cluster", node.cluster())
                && admits("status", node.status())
                && admits("pool", List.of())
                && admits("tag", List.of())
                && admits("type", List.of());
    }
}
