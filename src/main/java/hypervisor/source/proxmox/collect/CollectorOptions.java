package hypervisor.source.proxmox.collect;

import hypervisor.source.proxmox.cluster.Resources;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// What is up to the settings.
///
/// @param localConfigs whether only those guests' configurations are asked for that are on the node that answers
/// @param runs whether the collector of a name is switched on
/// @param agents how agents are asked
/// @param sieve what is left of the nodes, guests and storages there are: about others nobody is asked
public record CollectorOptions(
        boolean localConfigs, Predicate<String> runs, AgentOptions agents, UnaryOperator<Resources> sieve) {

    /// Of all there is.
    public CollectorOptions(boolean localConfigs, Predicate<String> runs, AgentOptions agents) {
        this(localConfigs, runs, agents, UnaryOperator.identity());
    }

    /// All but the [ProxmoxCollectors#OPTIONAL] ones run.
    public static CollectorOptions standard() {
        return new CollectorOptions(false, name -> !ProxmoxCollectors.OPTIONAL.contains(name), AgentOptions.standard());
    }

    public CollectorOptions leaving(UnaryOperator<Resources> left) {
        return new CollectorOptions(localConfigs, runs, agents, left);
    }
}
