package hypervisor.dialect;

import static hypervisor.source.proxmox.ProxmoxFacts.BACKUPS;

import hypervisor.metric.MetricSet;
import hypervisor.source.proxmox.node.LastBackup;
import hypervisor.source.proxmox.node.NodeReadings;
import java.util.List;
import java.util.function.Predicate;

/// What pve-exporter says of backups.
final class PveBackupMetrics {
    // Quirk: no unit in the names.
    private static final MetricSet<NodeReadings<LastBackup>, LastBackup> OF_VMS = backups(PveBackupMetrics::isVm)
            .gauge(
                    "pve_vm_last_backup_timestamp",
                    "When the VM's last backup without an error ended, in seconds since 1970. Absent where the task "
                            + "lists have none.",
                    LastBackup::timestamp)
            .build();

    private static final MetricSet<NodeReadings<LastBackup>, LastBackup> OF_CONTAINERS = backups(
                    Predicate.not(PveBackupMetrics::isVm))
            .gauge(
                    "pve_lxc_last_backup_timestamp",
                    "When the container's last backup without an error ended, in seconds since 1970. Absent where the "
                            + "task lists have none.",
                    LastBackup::timestamp)
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(OF_VMS, OF_CONTAINERS);

    private PveBackupMetrics() {}

    private static MetricSet.Builder<NodeReadings<LastBackup>, LastBackup> backups(Predicate<LastBackup> wanted) {
        return MetricSet.of(
                        BACKUPS,
                        (NodeReadings<LastBackup> backups) ->
                                backups.all().stream().filter(wanted))
                .label("node", LastBackup::node)
                .label("vmid", backup -> Long.toString(backup.vmid()))
                .label("name", LastBackup::name);
    }

    private static boolean isVm(LastBackup backup) {
        return backup.kind().equals("qemu");
    }
}
