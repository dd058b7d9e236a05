package hypervisor.source.proxmox.collect;

import static java.util.Comparator.comparing;

import hypervisor.source.proxmox.cluster.TaskActivity;
import hypervisor.source.proxmox.cluster.TaskActivity.Finished;
import hypervisor.source.proxmox.cluster.TaskActivity.Outcome;
import hypervisor.source.proxmox.cluster.TaskActivity.Running;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts tasks that ended. The cluster lists only the last ones of each node, so that a count of its list would fall:
/// here each task counts once, and what was counted stays. What had ended before the first look is not counted, or a
/// restart of the exporter would count it again; nor is what a node that was away comes back with from before it.
final class TaskLog {
    /// Far more than the list has: about 25 of each node.
    private static final int MOST_TASKS = 20_000;

    private static final int MOST_KINDS = 5_000;

    private record Kind(String node, String type) {}

    private record End(Kind kind, Outcome outcome) {}

    private record Count(long count, long last) {}

    /// Tasks that ended, those last that were listed last.
    private final Map<String, Boolean> seen = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<End, Count> counts = new HashMap<>();
    private final Set<Kind> kinds = new HashSet<>();
    private long since = Long.MIN_VALUE;

    /// @param listed what the cluster tells now
    synchronized TaskActivity add(List<TaskRow> listed) {
        boolean first = since == Long.MIN_VALUE;
        if (first) {
            since = listed.stream().mapToLong(TaskRow::end).max().orElse(0);
        }
        Map<Kind, Long> running = new HashMap<>();
        for (TaskRow task : listed) {
            var kind = new Kind(task.node(), task.type());
            if (!kinds.contains(kind) && kinds.size() >= MOST_KINDS) {
                continue;
            }
            kinds.add(kind);
            if (task.runs()) {
                running.merge(kind, 1L, Long::sum);
            } else if (seen.put(task.upid(), true) == null) {
                ended(task, kind, !first && task.end() >= since);
            }
        }
        while (seen.size() > MOST_TASKS) {
            seen.remove(seen.keySet().iterator().next());
        }
        return new TaskActivity(running(running), finished());
    }

    private void ended(TaskRow task, Kind kind, boolean counts) {
        this.counts.merge(
                new End(kind, Outcome.of(task.status())),
                new Count(counts ? 1 : 0, task.end()),
                (one, other) -> new Count(one.count + other.count, Math.max(one.last, other.last)));
    }

    private List<Running> running(Map<Kind, Long> running) {
        return kinds.stream()
                .map(kind -> new Running(kind.node, kind.type, running.getOrDefault(kind, 0L)))
                .sorted(comparing(Running::node).thenComparing(Running::type))
                .toList();
    }

    private List<Finished> finished() {
        List<Finished> all = new ArrayList<>();
        for (Kind kind : kinds) {
            for (Outcome outcome : Outcome.values()) {
                Count count = counts.get(new End(kind, outcome));
                if (count != null) {
                    all.add(new Finished(kind.node, kind.type, outcome, count.count, count.last));
                } else if (outcome != Outcome.UNKNOWN) {
                    all.add(new Finished(kind.node, kind.type, outcome, 0, null));
                }
            }
        }
        all.sort(comparing(Finished::node).thenComparing(Finished::type).thenComparing(Finished::outcome));
        return all;
    }
}
