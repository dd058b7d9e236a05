package hypervisor.dialect;

import static hypervisor.source.proxmox.ProxmoxFacts.CLUSTER;
import static hypervisor.source.proxmox.ProxmoxFacts.RESOURCES;

import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.metric.MetricSet;
import hypervisor.source.proxmox.cluster.ClusterStatus;
import hypervisor.source.proxmox.cluster.Resources;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What prometheus-pve-exporter says of states: what works, and state sets of HA and locks, which have a series
/// for every state an object could be in.
final class PrometheusPveExporterStates {
    private static final List<String> HA_OF_GUESTS = List.of(
            "stopped",
            "request_stop",
            "request_start",
            "request_start_balance",
            "started",
            "fence",
            "recovery",
            "migrate",
            "relocate",
            "freeze",
            "error");
    private static final List<String> HA_OF_NODES = List.of("online", "maintenance", "unknown", "fence", "gone");
    private static final List<String> LOCKS = List.of(
            "backup",
            "clone",
            "create",
            "migrate",
            "rollback",
            "snapshot",
            "snapshot-delete",
            "suspended",
            "suspending");

    private record Up(String id, boolean up) {}

    static final MetricSet<?, ?> UP = MetricSet.of(
                    Outcome.FACT, Set.of(CLUSTER, RESOURCES), (List<Outcome> _, Facts facts) -> ups(facts))
            .label("id", Up::id)
            .gauge(
                    "pve_up",
                    "Whether an object works (1 or 0): a node is online, a cluster has a quorum, a guest runs, a storage "
                            + "is available.",
                    up -> up.up() ? 1 : 0)
            .build();

    static final List<MetricSet<?, ?>> OF_RESOURCES = List.of(
            MetricSet.of(RESOURCES, PrometheusPveExporterStates::highAvailability)
                    .label("id", StateOf::of)
                    .label("state", StateOf::state)
                    .gauge(
                            "pve_ha_state",
                            "Which state the HA manager has a guest or node in: 1 for that, 0 for the others, and all 0 "
                                    + "for what it does not manage.",
                            StateOf::value)
                    .build(),
            MetricSet.of(
                            RESOURCES,
                            (Resources resources) -> resources.guests().stream()
                                    .flatMap(guest ->
                                            states(PrometheusPveExporterResources.id(guest), guest.lock(), LOCKS)))
                    .label("id", StateOf::of)
                    .label("state", StateOf::state)
                    .gauge(
                            "pve_lock_state",
                            "What a guest is locked for: 1 for that, 0 for the others, and all 0 without a lock.",
                            StateOf::value)
                    .build());

    private PrometheusPveExporterStates() {}

    private static Stream<Up> ups(Facts facts) {
        Stream<Up> members = Stream.of();
        ClusterStatus status = facts.value(CLUSTER);
        if (status != null) {
            members = Stream.concat(
                    status.name() == null
                            ? Stream.of()
                            : Stream.of(new Up("cluster/" + status.name(), Boolean.TRUE.equals(status.quorate()))),
                    status.members().stream().map(member -> new Up("node/" + member.name(), member.online())));
        }
        Resources resources = facts.value(RESOURCES);
        return resources == null
                ? members
                : Stream.of(
                                members,
                                resources.guests().stream()
                                        .map(guest ->
                                                new Up(PrometheusPveExporterResources.id(guest), guest.running())),
                                resources.storages().stream()
                                        .map(storage -> new Up(
                                                PrometheusPveExporterResources.id(storage), storage.available())))
                        .flatMap(ups -> ups);
    }

    private static Stream<StateOf<String>> highAvailability(Resources resources) {
        return Stream.concat(
                resources.nodes().stream()
                        .flatMap(node -> states(PrometheusPveExporterResources.id(node), node.haState(), HA_OF_NODES)),
                resources.guests().stream()
                        .flatMap(guest ->
                                states(PrometheusPveExporterResources.id(guest), guest.haState(), HA_OF_GUESTS)));
    }

    /// All that are known, and the one it is in where that is none of them: later versions have more.
    static Stream<StateOf<String>> states(String id, @Nullable String is, List<String> known) {
        Stream<StateOf<String>> told = StateOf.each(id, is, known);
        return is == null || is.isEmpty() ? known.stream().map(state -> new StateOf<>(id, state, 0)) : told;
    }
}
