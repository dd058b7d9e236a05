package hypervisor.source.proxmox.collect;

import hypervisor.source.proxmox.cluster.ClusterNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was told of nodes before: their sizes, which are not told of a node that is offline, and when their
/// figures last moved. A node that is not listed any more is forgotten after 10 minutes.
final class NodeMemory {
    private static final Duration KEPT = Duration.ofMinutes(10);

    private record Seen(ClusterNode node, Instant listed) {}

    private final Map<String, Seen> seen = new HashMap<>();

    /// @return in the same order
    List<ClusterNode> complete(List<ClusterNode> told, Instant now) {
        List<ClusterNode> complete = new ArrayList<>();
        for (ClusterNode node : told) {
            Seen before = seen.get(node.name());
            ClusterNode known = before == null ? null : before.node;
            ClusterNode remembering = node.remembering(known, moved(node, known, now));
            complete.add(remembering);
            seen.put(node.name(), new Seen(remembering, now));
        }
        seen.values().removeIf(old -> old.listed.plus(KEPT).isBefore(now));
        return complete;
    }

    private static @Nullable Instant moved(ClusterNode node, @Nullable ClusterNode known, Instant now) {
        if (!node.online() || node.uptime() == null) {
            return null;
        }
        if (known == null || !Objects.equals(known.uptime(), node.uptime())) {
            return now;
        }
        Instant since = known.statisticsSince();
        return since == null ? now : since;
    }
}
