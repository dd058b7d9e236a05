package hypervisor.dialect;

import static hypervisor.source.proxmox.ProxmoxFacts.CLUSTER;
import static hypervisor.source.proxmox.ProxmoxFacts.CONFIGS;
import static hypervisor.source.proxmox.ProxmoxFacts.REPLICATIONS;
import static hypervisor.source.proxmox.ProxmoxFacts.SUBSCRIPTIONS;

import hypervisor.fact.Facts;
import hypervisor.metric.MetricSet;
import hypervisor.source.pmxcfs.GuestConfig;
import hypervisor.source.proxmox.cluster.ClusterStatus;
import hypervisor.source.proxmox.cluster.ClusterStatus.Member;
import hypervisor.source.proxmox.node.ConfiguredGuest;
import hypervisor.source.proxmox.node.NodeReadings;
import hypervisor.source.proxmox.node.Replication;
import hypervisor.source.proxmox.node.Subscription;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What prometheus-pve-exporter says of the node that answers, which it calls local, and of no other.
final class PrometheusPveExporterNode {
    private static final List<String> STATUSES =
            List.of("new", "notfound", "active", "invalid", "expired", "suspended");

    static final MetricSet<?, ?> CONFIG = MetricSet.of(
                    CONFIGS,
                    Set.of(CLUSTER),
                    (NodeReadings<ConfiguredGuest> all, Facts facts) -> local(all, facts, ConfiguredGuest::node))
            .label("id", guest -> kind(guest) + "/" + guest.config().id())
            .label("node", ConfiguredGuest::node)
            .label("type", PrometheusPveExporterNode::kind)
            .gauge(
                    "pve_onboot_status",
                    "Whether a guest starts with its node (1 or 0).",
                    guest -> guest.config().onBoot() ? 1 : 0)
            .build();

    static final List<MetricSet<?, ?>> SUBSCRIPTION = List.of(
            MetricSet.of(
                            SUBSCRIPTIONS,
                            Set.of(CLUSTER),
                            (NodeReadings<Subscription> all, Facts facts) -> local(all, facts, Subscription::node))
                    .label("id", PrometheusPveExporterNode::id)
                    .gauge(
                            "pve_subscription_next_due_timestamp_seconds",
                            "When the subscription ends unless it is renewed: the day's first second, UTC, in seconds since "
                                    + "1970.",
                            subscription -> seconds(subscription.nextDue()))
                    .label("level", subscription -> Objects.requireNonNullElse(subscription.level(), "unknown"))
                    .info("pve_subscription_info", "The level of the node's subscription.")
                    .build(),
            MetricSet.of(
                            SUBSCRIPTIONS,
                            Set.of(CLUSTER),
                            (NodeReadings<Subscription> all, Facts facts) -> local(all, facts, Subscription::node)
                                    .flatMap(subscription ->
                                            StateOf.each(id(subscription), subscription.status(), STATUSES)))
                    .label("id", StateOf::of)
                    .label("status", StateOf::state)
                    .gauge(
                            "pve_subscription_status",
                            "The status of the node's subscription: 1 for the one it is in, 0 for the others.",
                            StateOf::value)
                    .build());

    private PrometheusPveExporterNode() {}

    /// @param exact whether what never was has the time 0
    static MetricSet<?, ?> replication(boolean exact) {
        Long never = exact ? 0L : null;
        return MetricSet.of(
                        REPLICATIONS,
                        Set.of(CLUSTER),
                        (NodeReadings<Replication> all, Facts facts) -> local(all, facts, Replication::node))
                .label("id", Replication::id)
                .gauge(
                        "pve_replication_duration_seconds",
                        "How long the job's last run took. Absent before the first.",
                        Replication::duration)
                .gauge(
                        "pve_replication_last_sync_timestamp_seconds",
                        "When the job last succeeded, in seconds since 1970. Absent if it never did.",
                        job -> orElse(job.lastSync(), never))
                .gauge(
                        "pve_replication_last_try_timestamp_seconds",
                        "When the job last began, in seconds since 1970. Absent if it never did.",
                        job -> orElse(job.lastTry(), never))
                .gauge(
                        "pve_replication_next_sync_timestamp_seconds",
                        "When the job is due, in seconds since 1970.",
                        job -> orElse(job.nextSync(), never))
                .gauge(
                        "pve_replication_failed_syncs",
                        "How often the job failed since it last succeeded.",
                        Replication::failures)
                .label("type", Replication::type)
                .label("source", job -> node(job.source()))
                .label("target", job -> node(job.target()))
                .label("guest", job -> Objects.toString(job.kind(), "") + "/" + job.guest())
                .info("pve_replication_info", "A replication job with its guest, and from where to where.")
                .build();
    }

    /// None where it is not known which node answered.
    private static <T> Stream<T> local(NodeReadings<T> all, Facts facts, Function<T, String> node) {
        ClusterStatus status = facts.value(CLUSTER);
        Member local = status == null ? null : status.local();
        return local == null
                ? Stream.of()
                : all.all().stream().filter(row -> node.apply(row).equals(local.name()));
    }

    private static String kind(ConfiguredGuest guest) {
        return guest.config().kind() == GuestConfig.Kind.QEMU ? "qemu" : "lxc";
    }

    private static String id(Subscription subscription) {
        return "node/" + subscription.node();
    }

    private static String node(@Nullable String name) {
        return name == null ? "" : "node/" + name;
    }

    // Quirk: the original takes midnight of whichever time zone it runs in; here it is UTC's, wherever that is.
    private static @Nullable Long seconds(@Nullable LocalDate day) {
        return day == null
                ? null
                : Long.valueOf(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    }

    private static @Nullable Long orElse(@Nullable Long value, @Nullable Long otherwise) {
        return value == null ? otherwise : value;
    }
}
