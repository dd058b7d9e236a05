package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.API;
import static hypervisor.dialect.NativeViews.LIBVIRT;
import static hypervisor.dialect.NativeViews.PVE;

import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.DomainSnapshots;
import hypervisor.source.pmxcfs.GuestConfig;
import hypervisor.source.pmxcfs.GuestSnapshot;
import hypervisor.source.pmxcfs.PmxcfsFacts;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.BackupCoverage.Uncovered;
import hypervisor.source.proxmox.node.GuestSnapshots;
import hypervisor.source.proxmox.node.GuestSnapshots.Snapshot;
import hypervisor.source.proxmox.node.LastBackup;
import hypervisor.source.proxmox.node.Replication;
import hypervisor.source.proxmox.node.StoredBackups;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// What keeps guests from being lost: backups, replication, snapshots.
final class NativeProtectionMetrics {
    private static final View<LastBackup> BACKUP = View.of(API, ProxmoxFacts.BACKUPS, backups -> backups.all().stream())
            .key("id", backup -> Long.toString(backup.vmid()));

    private static final View<Uncovered> UNCOVERED = View.of(
                    API, ProxmoxFacts.BACKUP_COVERAGE, coverage -> coverage.without().stream())
            .key("id", guest -> Long.toString(guest.vmid()));

    private static final View<StoredBackups> STORED = View.of(
                    API, ProxmoxFacts.STORED_BACKUPS, backups -> backups.all().stream())
            .key("id", backups -> Long.toString(backups.vmid()))
            .label("storage", StoredBackups::storage)
            .label("node", StoredBackups::node);

    private static final View<Replication> REPLICATION = View.of(
                    API, ProxmoxFacts.REPLICATIONS, jobs -> jobs.all().stream())
            .key("id", Replication::guest)
            .label("replication", Replication::id);

    private static final View<GuestSnapshots> API_SNAPSHOTS = View.of(
                    API, ProxmoxFacts.SNAPSHOTS, guests -> guests.all().stream())
            .key("id", guest -> Long.toString(guest.vmid()));

    private static final View<GuestConfig> CONFIG =
            View.of(PVE, PmxcfsFacts.CONFIG, config -> config.guests().stream()).key("id", GuestConfig::id);

    private static final View<DomainSnapshots> DOMAIN_SNAPSHOTS = View.of(
                    LIBVIRT, LibvirtFacts.SNAPSHOTS, List<DomainSnapshots>::stream)
            .key("id", domain -> domain.uuid().toString());

    static final Vocabulary WORDS = Vocabulary.about("guests' backups, replication and snapshots")
            .gauge(
                    "hypervisor_guest_backup_last_success_timestamp_seconds",
                    "When the guest's last backup that was written to its end was over, by the task lists of all nodes; "
                            + "absent where they have none.",
                    BACKUP.gives(LastBackup::timestamp))
            .gauge(
                    "hypervisor_guest_backup_uncovered",
                    "1 for each guest that no backup job has; guests that one has are absent.",
                    UNCOVERED.gives(_ -> 1))
            .gauge(
                    "hypervisor_guest_backups",
                    "Backups of the guest on the storage; the guest may be gone.",
                    STORED.gives(StoredBackups::count))
            .gauge(
                    "hypervisor_guest_backups_bytes",
                    "Size of all backups of the guest on the storage together.",
                    STORED.gives(StoredBackups::totalSize))
            .gauge(
                    "hypervisor_guest_backup_newest_timestamp_seconds",
                    "When the newest backup of the guest on the storage was made, in seconds since 1970.",
                    STORED.gives(StoredBackups::newest))
            .gauge(
                    "hypervisor_guest_backup_newest_size_bytes",
                    "Size of the newest backup of the guest on the storage.",
                    STORED.gives(StoredBackups::size))
            .gauge(
                    "hypervisor_guest_backup_newest_protected",
                    "Whether the newest backup of the guest on the storage is kept from being deleted (1 or 0).",
                    STORED.gives(backups -> Units.flag(backups.isProtected())))
            .states(
                    "hypervisor_guest_backup_newest_verification",
                    "1 for how a Proxmox Backup Server found the guest's newest backup, 0 for the other; absent where it was "
                            + "not verified.",
                    STORED.states("state", List.of("ok", "failed"), StoredBackups::verified))
            .info(
                    "hypervisor_guest_replication_info",
                    "A replication job of the guest, from the node it is on to another. Always 1.",
                    REPLICATION.label("source", Replication::source).label("target", Replication::target))
            .gauge(
                    "hypervisor_guest_replication_last_try_timestamp_seconds",
                    "When the job last began, in seconds since 1970; absent if it never did.",
                    REPLICATION.gives(Replication::lastTry))
            .gauge(
                    "hypervisor_guest_replication_next_sync_timestamp_seconds",
                    "When the job is due, in seconds since 1970.",
                    REPLICATION.gives(Replication::nextSync))
            .gauge(
                    "hypervisor_guest_replication_last_sync_timestamp_seconds",
                    "When the job last succeeded, in seconds since 1970; absent if it never did.",
                    REPLICATION.gives(Replication::lastSync))
            .gauge(
                    "hypervisor_guest_replication_duration_seconds",
                    "How long the job's last run took.",
                    REPLICATION.gives(Replication::duration))
            .gauge(
                    "hypervisor_guest_replication_failures",
                    "Runs of the job that failed since the last that did not.",
                    REPLICATION.gives(Replication::failures))
            .gauge(
                    "hypervisor_guest_snapshots",
                    "Snapshots the guest has.",
                    CONFIG.gives(guest -> guest.snapshots().size()),
                    API_SNAPSHOTS.gives(guest -> guest.snapshots().size()),
                    DOMAIN_SNAPSHOTS.gives(DomainSnapshots::snapshots))
            .gauge(
                    "hypervisor_guest_snapshot_newest_timestamp_seconds",
                    "When the guest's newest snapshot was taken. Absent without one.",
                    CONFIG.gives(guest -> newest(taken(guest))),
                    API_SNAPSHOTS.gives(guest -> newest(taken(guest))))
            .gauge(
                    "hypervisor_guest_snapshot_oldest_timestamp_seconds",
                    "When the guest's oldest snapshot was taken. Absent without one.",
                    CONFIG.gives(guest -> oldest(taken(guest))),
                    API_SNAPSHOTS.gives(guest -> oldest(taken(guest))))
            .gauge(
                    "hypervisor_guest_checkpoints",
                    "Checkpoints the guest has, from which backups of what changed go on.",
                    DOMAIN_SNAPSHOTS.gives(DomainSnapshots::checkpoints))
            .build();

    private NativeProtectionMetrics() {}

    private static LongStream taken(GuestConfig guest) {
        return guest.snapshots().stream()
                .map(GuestSnapshot::time)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue);
    }

    private static LongStream taken(GuestSnapshots guest) {
        return guest.snapshots().stream().mapToLong(Snapshot::taken);
    }

    private static @Nullable Number newest(LongStream times) {
        var newest = times.max();
        return newest.isPresent() ? newest.getAsLong() : null;
    }

    private static @Nullable Number oldest(LongStream times) {
        var oldest = times.min();
        return oldest.isPresent() ? oldest.getAsLong() : null;
    }
}
