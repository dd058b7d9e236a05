package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.API;

import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.TaskActivity.Finished;
import hypervisor.source.proxmox.cluster.TaskActivity.Running;
import hypervisor.source.proxmox.node.NodeService;
import hypervisor.source.proxmox.node.PendingUpdates;
import hypervisor.source.proxmox.node.Subscription;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What nodes need of those who look after them: services, tasks, updates, subscriptions.
final class NativeCareMetrics {
    private static final List<String> SUBSCRIPTION_STATES =
            List.of("new", "notfound", "active", "invalid", "expired", "suspended");

    private static final View<NodeService> SERVICE =
            NativeNodeViews.ofNodes(ProxmoxFacts.SERVICES, NodeService::node).label("service", NodeService::name);

    private static final View<PendingUpdates> UPDATES =
            NativeNodeViews.ofNodes(ProxmoxFacts.UPDATES, PendingUpdates::node);

    private static final View<Subscription> SUBSCRIPTION =
            NativeNodeViews.ofNodes(ProxmoxFacts.SUBSCRIPTIONS, Subscription::node);

    private static final View<Running> RUNNING = View.of(API, ProxmoxFacts.TASKS, tasks -> tasks.running().stream())
            .key("node", Running::node)
            .label("task", Running::type);

    private static final View<Finished> FINISHED = View.of(API, ProxmoxFacts.TASKS, tasks -> tasks.finished().stream())
            .key("node", Finished::node)
            .label("task", Finished::type)
            .label("outcome", task -> task.outcome().name().toLowerCase(Locale.ROOT));

    private record OfOrigin(String node, String origin, long packages) {}

    private static final View<OfOrigin> ORIGINS = View.of(
                    API,
                    ProxmoxFacts.UPDATES,
                    updates -> updates.all().stream()
                            .flatMap(node ->
                                    node.byOrigin().entrySet().stream().map(origin -> ofOrigin(node.node(), origin))))
            .key("node", OfOrigin::node)
            .label("origin", OfOrigin::origin);

    static final Vocabulary WORDS = Vocabulary.about("the care of nodes")
            .gauge(
                    "hypervisor_node_service_up",
                    "Whether the service of Proxmox VE runs (1), or not although it is enabled (0).",
                    SERVICE.gives(NativeCareMetrics::runs))
            .gauge(
                    "hypervisor_node_tasks",
                    "Tasks of the kind that run on the node; 0 for kinds that were seen before.",
                    RUNNING.gives(Running::count))
            .counter(
                    "hypervisor_node_tasks_finished_total",
                    "Tasks of the kind that ended in this way since the exporter looked first: ok, warnings (done, but "
                            + "remarkable), error, or unknown where nobody wrote down how.",
                    FINISHED.gives(Finished::count))
            .gauge(
                    "hypervisor_node_task_last_end_timestamp_seconds",
                    "When the last task of the kind ended in this way, in seconds since 1970.",
                    FINISHED.gives(Finished::lastEnd))
            .gauge(
                    "hypervisor_node_updates",
                    "Packages of the node for which there is a newer version, as of the last time that the node looked.",
                    UPDATES.gives(PendingUpdates::packages))
            .gauge(
                    "hypervisor_node_updates_by_origin",
                    "Those packages by who makes them.",
                    ORIGINS.gives(OfOrigin::packages))
            .info(
                    "hypervisor_node_subscription_info",
                    "The node's subscription by the letter of its level (c, b, s, p), none where that is empty. Always 1.",
                    SUBSCRIPTION.label("level", Subscription::level))
            .states(
                    "hypervisor_node_subscription_state",
                    "1 for the state that the node's subscription is in, 0 for the others.",
                    SUBSCRIPTION.states("state", SUBSCRIPTION_STATES, Subscription::status))
            .gauge(
                    "hypervisor_node_subscription_due_timestamp_seconds",
                    "When the day begins on which the subscription ends unless it is renewed, UTC.",
                    SUBSCRIPTION.gives(NativeCareMetrics::due))
            .build();

    private NativeCareMetrics() {}

    /// Of one that is not enabled, that it does not run says nothing.
    private static @Nullable Integer runs(NodeService service) {
        if ("running".equals(service.state())) {
            return 1;
        }
        return "enabled".equals(service.unitState()) && !"exited".equals(service.state()) ? 0 : null;
    }

    private static @Nullable Number due(Subscription subscription) {
        return subscription.nextDue() == null
                ? null
                : subscription.nextDue().atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    private static OfOrigin ofOrigin(String node, Map.Entry<String, Long> origin) {
        return new OfOrigin(node, origin.getKey(), origin.getValue());
    }
}
