package hypervisor.demo;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A domain of a stand-in.
///
/// @param id null while it does not run
/// @param statistics what `CONNECT_GET_ALL_DOMAIN_STATS` tells of it with every group and its backing chains
/// @param guest what a guest agent would tell (`DOMAIN_GET_GUEST_INFO`); empty for a domain without one
public record StandInDomain(
        String name,
        UUID uuid,
        @Nullable Integer id,
        String xml,
        List<Parameter> statistics,
        boolean persistent,
        boolean autostart,
        boolean managedSave,
        StandInJob job,
        List<String> snapshots,
        List<String> checkpoints,
        List<Parameter> guest) {

    public StandInDomain {
        statistics = List.copyOf(statistics);
        snapshots = List.copyOf(snapshots);
        checkpoints = List.copyOf(checkpoints);
        guest = List.copyOf(guest);
    }

    /// One that is persistent, and has no job, snapshot or agent.
    public static StandInDomain of(
            String name, UUID uuid, @Nullable Integer id, String xml, List<Parameter> statistics) {
        return new StandInDomain(
                name, uuid, id, xml, statistics, true, false, false, StandInJob.NONE, List.of(), List.of(), List.of());
    }

    public StandInDomain with(StandInJob newJob) {
        return new StandInDomain(
                name,
                uuid,
                id,
                xml,
                statistics,
                persistent,
                autostart,
                managedSave,
                newJob,
                snapshots,
                checkpoints,
                guest);
    }

    public StandInDomain withStatistics(List<Parameter> newStatistics) {
        return new StandInDomain(
                name,
                uuid,
                id,
                xml,
                newStatistics,
                persistent,
                autostart,
                managedSave,
                job,
                snapshots,
                checkpoints,
                guest);
    }

    public StandInDomain withKeeping(boolean newPersistent, boolean newAutostart, boolean newManagedSave) {
        return new StandInDomain(
                name,
                uuid,
                id,
                xml,
                statistics,
                newPersistent,
                newAutostart,
                newManagedSave,
                job,
                snapshots,
                checkpoints,
                guest);
    }

    public StandInDomain withSnapshots(List<String> newSnapshots, List<String> newCheckpoints) {
        return new StandInDomain(
                name,
                uuid,
                id,
                xml,
                statistics,
                persistent,
                autostart,
                managedSave,
                job,
                newSnapshots,
                newCheckpoints,
                guest);
    }

    public StandInDomain withGuest(List<Parameter> newGuest) {
        return new StandInDomain(
                name,
                uuid,
                id,
                xml,
                statistics,
                persistent,
                autostart,
                managedSave,
                job,
                snapshots,
                checkpoints,
                newGuest);
    }

    boolean active() {
        return id != null;
    }

    /// As it goes over the wire: -1 while it does not run.
    int idOrNone() {
        return id == null ? -1 : id;
    }

    Optional<Parameter> statistic(String key) {
        return statistics.stream()
                .filter(parameter -> parameter.key().equals(key))
                .findFirst();
    }

    long number(String key, long otherwise) {
        return statistic(key).map(Parameter::number).orElse(otherwise);
    }
}
