package hypervisor.source.proxmox.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What tasks run in the cluster and how those ended that ran: `cluster/tasks`, which lists the last ones of
/// each node.
///
/// @param running sorted by node and type
/// @param finished sorted by node, type and outcome
public record TaskActivity(List<Running> running, List<Finished> finished) {

    public TaskActivity {
        running = List.copyOf(running);
        finished = List.copyOf(finished);
    }

    /// How many tasks of a type run on a node. Types that have run there are told with 0.
    ///
    /// @param type as `vzdump`, `qmigrate`
    public record Running(String node, String type, long count) {}

    /// How many tasks of a type ended in one way on a node. Those outcomes that did not come about are told
    /// with 0.
    ///
    /// @param count how many have ended since the exporter looked first, each once: never falls
    /// @param lastEnd when the last one ended, seconds since 1970, also before the exporter looked; null where
    /// none is known
    public record Finished(
            String node,
            String type,
            Outcome outcome,
            long count,
            @Nullable Long lastEnd) {}

    /// How a task ended.
    public enum Outcome {
        OK,
        /// It did what it should, and something about it was remarkable.
        WARNINGS,
        ERROR,
        /// Nobody wrote down how.
        UNKNOWN;

        /// @param status as `OK`, `WARNINGS: 2`, `unexpected status`, or what went wrong
        public static Outcome of(String status) {
            if (status.equals("OK")) {
                return OK;
            }
            if (status.startsWith("WARNINGS")) {
                return WARNINGS;
            }
            return status.isEmpty() || status.equals("unexpected status") || status.equals("unknown") ? UNKNOWN : ERROR;
        }
    }
}
