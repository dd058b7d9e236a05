package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.API;

import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.CephStatus;
import hypervisor.source.proxmox.cluster.CephStatus.Check;
import hypervisor.source.proxmox.cluster.CephStatus.GroupState;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The Ceph cluster that Proxmox VE runs, as its status tells; the manager of Ceph has a module that exports far more.
final class NativeCephMetrics {
    private static final View<CephStatus> CEPH = View.of(API, ProxmoxFacts.CEPH, Stream::of);

    private static final View<Check> CHECK =
            View.of(API, ProxmoxFacts.CEPH, ceph -> ceph.checks().stream()).label("check", Check::name);

    private static final View<GroupState> GROUPS = View.of(
                    API, ProxmoxFacts.CEPH, ceph -> ceph.groupsByState().stream())
            .label("state", GroupState::state);

    static final Vocabulary WORDS = Vocabulary.about("Ceph")
            .states(
                    "hypervisor_ceph_health",
                    "1 for the health that Ceph tells of itself, 0 for the others.",
                    CEPH.states("state", List.of("ok", "warn", "err"), NativeCephMetrics::health))
            .gauge(
                    "hypervisor_ceph_check_failed",
                    "1 for each check of its health that Ceph does not pass and nobody has muted, 0 for muted ones.",
                    CHECK.gives(check -> check.muted() ? 0 : 1))
            .gauge("hypervisor_ceph_monitors", "Monitors of Ceph.", CEPH.gives(CephStatus::monitors))
            .gauge(
                    "hypervisor_ceph_monitors_in_quorum",
                    "Monitors of Ceph that agree.",
                    CEPH.gives(CephStatus::monitorsInQuorum))
            .gauge("hypervisor_ceph_osds", "OSDs of Ceph, one a disk.", CEPH.gives(CephStatus::osds))
            .gauge("hypervisor_ceph_osds_up", "OSDs of Ceph that run.", CEPH.gives(CephStatus::osdsUp))
            .gauge("hypervisor_ceph_osds_in", "OSDs of Ceph that data is placed on.", CEPH.gives(CephStatus::osdsIn))
            .gauge(
                    "hypervisor_ceph_placement_groups",
                    "Placement groups of Ceph in each combination of states; a group is in one.",
                    GROUPS.gives(GroupState::count))
            .gauge(
                    "hypervisor_ceph_size_bytes",
                    "Size of all OSDs, with what copies take.",
                    CEPH.gives(CephStatus::capacity))
            .gauge(
                    "hypervisor_ceph_used_bytes",
                    "What of the OSDs is in use, with copies.",
                    CEPH.gives(CephStatus::used))
            .gauge(
                    "hypervisor_ceph_available_bytes",
                    "What of the OSDs is not in use.",
                    CEPH.gives(CephStatus::available))
            .gauge(
                    "hypervisor_ceph_data_bytes",
                    "What is stored in Ceph, without copies.",
                    CEPH.gives(CephStatus::data))
            .gauge(
                    "hypervisor_ceph_objects_degraded",
                    "Copies of objects that are missing; absent where none are.",
                    CEPH.gives(CephStatus::degradedObjects))
            .gauge(
                    "hypervisor_ceph_objects_misplaced",
                    "Copies of objects that are not where they should be; absent where none are.",
                    CEPH.gives(CephStatus::misplacedObjects))
            .gauge(
                    "hypervisor_ceph_read_bytes_per_second",
                    "What clients read, as Ceph averages it over some seconds; absent while they do not.",
                    CEPH.gives(CephStatus::readBytesPerSecond))
            .gauge(
                    "hypervisor_ceph_written_bytes_per_second",
                    "What clients write, as Ceph averages it over some seconds; absent while they do not.",
                    CEPH.gives(CephStatus::writtenBytesPerSecond))
            .build();

    private NativeCephMetrics() {}

    /// `ok` of `HEALTH_OK`.
    private static @Nullable String health(CephStatus ceph) {
        return ceph.health() == null
                ? null
                : ceph.health().toLowerCase(Locale.ROOT).replaceFirst("^health_", "");
    }
}
