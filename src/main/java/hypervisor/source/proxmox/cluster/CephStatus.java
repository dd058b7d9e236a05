package hypervisor.source.proxmox.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The Ceph cluster that Proxmox VE runs: `cluster/ceph/status`, which is what `ceph status` tells. The manager
/// of Ceph has a module that exports far more.
///
/// @param health `HEALTH_OK`, `HEALTH_WARN` or `HEALTH_ERR`
/// @param checks that are not passed, sorted by name
/// @param monitors how many there are
/// @param monitorsInQuorum how many of them agree
/// @param osds daemons that store objects, one a disk
/// @param osdsUp that run
/// @param osdsIn that data is placed on
/// @param remappedGroups placement groups that are on their way elsewhere
/// @param groups how many placement groups there are
/// @param groupsByState sorted by state; one group is in one of these combinations
/// @param capacity of all OSDs in bytes, as for what is used and available
/// @param data bytes that are stored, before replication
/// @param degradedObjects copies of objects that are missing; null where none are
/// @param misplacedObjects copies that are not where they should be; null where none are
/// @param readBytesPerSecond of clients, a few seconds' average; null where nothing is read, as for the others
public record CephStatus(
        @Nullable String health,
        List<Check> checks,
        @Nullable Long monitors,
        @Nullable Long monitorsInQuorum,
        @Nullable Long osds,
        @Nullable Long osdsUp,
        @Nullable Long osdsIn,
        @Nullable Long remappedGroups,
        @Nullable Long groups,
        List<GroupState> groupsByState,
        @Nullable Long pools,
        @Nullable Long objects,
        @Nullable Long degradedObjects,
        @Nullable Long misplacedObjects,
        @Nullable Long capacity,
        @Nullable Long used,
        @Nullable Long available,
        @Nullable Long data,
        @Nullable Long readBytesPerSecond,
        @Nullable Long writtenBytesPerSecond,
        @Nullable Long readsPerSecond,
        @Nullable Long writesPerSecond,
        @Nullable Long recoveredBytesPerSecond) {

    public CephStatus {
        checks = List.copyOf(checks);
        groupsByState = List.copyOf(groupsByState);
    }

    /// @param name `OSD_NEARFULL`
    /// @param severity `HEALTH_WARN` or `HEALTH_ERR`
    /// @param count of what it is about; null where it is about nothing that can be counted
    /// @param muted whether somebody has silenced it
    public record Check(
            String name, String severity, @Nullable Long count, boolean muted) {}

    /// @param state `active+clean`, `active+undersized+degraded` …
    public record GroupState(String state, long count) {}
}
