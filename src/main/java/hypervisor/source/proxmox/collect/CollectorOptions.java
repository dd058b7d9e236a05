package hypervisor.source.proxmox.collect;

import java.util.function.Predicate;

/// What is up to the settings.
///
/// @param localConfigs whether only those guests' configurations are asked for that are on the node that answers
/// @param runs whether the collector of a name is switched on
/// @param agents how agents are asked
public record CollectorOptions(boolean localConfigs, Predicate<String> runs, AgentOptions agents) {

    /// All but the [ProxmoxCollectors#OPTIONAL] ones run.
    public static CollectorOptions standard() {
        return new CollectorOptions(false, name -> !ProxmoxCollectors.OPTIONAL.contains(name), AgentOptions.standard());
    }

    /// The same for an exporter that is asked about the node that answers only.
    public CollectorOptions locally() {
        return new CollectorOptions(true, runs, agents);
    }
}
