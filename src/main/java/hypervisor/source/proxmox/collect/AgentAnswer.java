package hypervisor.source.proxmox.collect;

import hypervisor.source.proxmox.node.AgentReport;
import org.jspecify.annotations.Nullable;

/// What came of asking a guest.
sealed interface AgentAnswer {
    /// @param whole whether it answered all that it was asked
    record Told(AgentReport report, boolean whole) implements AgentAnswer {}

    /// The agent that is configured is not there, or does not answer.
    record Silent() implements AgentAnswer {}

    /// There is nobody to ask, or nobody who may be.
    record Nobody() implements AgentAnswer {}

    /// Nothing came in time, not even that the agent does not answer, which the node says after some seconds: it may
    /// be the node that is slow.
    record Late(@Nullable String because) implements AgentAnswer {}

    /// The cluster did not pass the question on.
    record Refused(@Nullable String because) implements AgentAnswer {}
}
