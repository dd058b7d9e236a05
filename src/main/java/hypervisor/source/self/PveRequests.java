package hypervisor.source.self;

import hypervisor.source.self.PveRequestFigures.OfModule;
import hypervisor.source.self.PveRequestFigures.OfTarget;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts requests as prometheus-pve-exporter does, by module, and by target where that is wanted.
public final class PveRequests {
    /// Targets beyond these are not counted: anybody can make up another.
    private static final int MOST_TARGETS = 1000;

    private final Map<String, OfModule> modules = new TreeMap<>();
    private final Map<PveRequest, OfTarget> targets = new HashMap<>();
    private final boolean byTarget;

    /// @param names of all modules, which count from the start
    public PveRequests(Collection<String> names, boolean byTarget) {
        names.forEach(name -> modules.put(name, new OfModule(name, 0, 0, 0)));
        this.byTarget = byTarget;
    }

    /// @param cluster whether the half of the whole cluster was asked for
    /// @param node whether the half of the node that answers was asked for
    public record PveRequest(String target, boolean cluster, boolean node) {}

    /// @param failed whether anything is missing
    public synchronized void ended(String module, PveRequest request, double seconds, boolean failed) {
        OfModule one = modules.get(module);
        if (one != null) {
            modules.put(module, one.and(seconds, failed));
        }
        OfTarget before = targets.get(request);
        if (byTarget && (before != null || targets.size() < MOST_TARGETS)) {
            targets.put(request, (before == null ? OfTarget.none(request) : before).and(seconds, failed));
        }
    }

    /// What was counted so far.
    public synchronized PveRequestFigures figures() {
        List<OfTarget> sorted = targets.values().stream().sorted(OfTarget.ORDER).toList();
        return new PveRequestFigures(List.copyOf(modules.values()), sorted);
    }
}
