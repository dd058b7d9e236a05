package hypervisor.source.proxmox.collect;

import static java.util.Comparator.comparing;

import hypervisor.source.proxmox.PrivilegeGap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which collector needs which privilege, and where: all of them are in the role PVEAuditor, but for those of
/// three collectors that are off unless somebody wants them. Certificates, the permissions and the version need
/// none.
///
/// Where one is missing, most answers just have less in them, without saying so.
final class Privileges {
    private static final String SYSTEM = "Sys.Audit";
    private static final String GUESTS = "VM.Audit";
    private static final String STORAGES = "Datastore.Audit";

    /// @param below whether it is needed for all that is below the path, not for the path itself
    /// @param instead another privilege that does as well; null where there is none
    private record Need(
            String collector,
            String privilege,
            String path,
            boolean below,
            @Nullable String instead) {
        static Need at(String collector, String privilege, String path) {
            return new Need(collector, privilege, path, false, null);
        }

        static Need below(String collector, String privilege, String path) {
            return new Need(collector, privilege, path, true, null);
        }

        Need or(String other) {
            return new Need(collector, privilege, path, below, other);
        }

        boolean isMet(Permissions permissions) {
            return has(permissions, privilege) || (instead != null && has(permissions, instead));
        }

        private boolean has(Permissions permissions, String one) {
            return below ? permissions.hasBelow(one, path) : permissions.has(one, path);
        }
    }

    /// Those that PVEAuditor does not grant in every version: told only where the collector is switched on.
    private static final List<Need> MORE = List.of(
            Need.below("proxmox_agent", GUESTS, "/vms"),
            Need.below("proxmox_agent", "VM.GuestAgent.Audit", "/vms").or("VM.Monitor"), // before Proxmox VE 9
            Need.below("proxmox_backup_volume", STORAGES, "/storage"),
            Need.below("proxmox_backup_volume", "Datastore.AllocateSpace", "/storage")
                    .or("Datastore.Allocate"),
            Need.below("proxmox_backup_volume", "VM.Backup", "/vms"),
            Need.below("proxmox_update", "Sys.Modify", "/nodes"));

    private static final List<Need> NEEDS = List.of(
            Need.below("proxmox_backup", SYSTEM, "/nodes"), // of tasks of others
            Need.at("proxmox_backup_coverage", SYSTEM, "/"),
            Need.below("proxmox_backup_coverage", GUESTS, "/vms"),
            Need.at("proxmox_ceph", SYSTEM, "/").or(STORAGES),
            Need.at("proxmox_cluster", SYSTEM, "/"),
            Need.below("proxmox_config", GUESTS, "/vms"),
            Need.below("proxmox_container", GUESTS, "/vms"),
            Need.below("proxmox_disk", SYSTEM, "/nodes"),
            Need.at("proxmox_ha", SYSTEM, "/"),
            Need.at("proxmox_measurement", SYSTEM, "/"),
            Need.below("proxmox_node", SYSTEM, "/nodes"),
            Need.below("proxmox_pressure", SYSTEM, "/nodes"),
            Need.at("proxmox_qdevice", SYSTEM, "/"),
            Need.below("proxmox_replication", GUESTS, "/vms"),
            Need.at("proxmox_resources", SYSTEM, "/"), // of the cluster's name
            Need.below("proxmox_resources", SYSTEM, "/nodes"),
            Need.below("proxmox_resources", STORAGES, "/storage"),
            Need.below("proxmox_resources", GUESTS, "/vms"),
            Need.below("proxmox_service", SYSTEM, "/nodes"),
            Need.below("proxmox_snapshot", GUESTS, "/vms"),
            Need.below("proxmox_storage", STORAGES, "/storage"),
            Need.below("proxmox_subscription", SYSTEM, "/nodes"), // of its level
            Need.below("proxmox_task", SYSTEM, "/nodes"), // of tasks of others
            Need.below("proxmox_vm", GUESTS, "/vms"),
            Need.at("proxmox_zfs", SYSTEM, "/"));

    private Privileges() {}

    /// Sorted by collector.
    ///
    /// @param runs whether a collector is switched on
    static List<PrivilegeGap> gaps(Permissions permissions, Predicate<String> runs) {
        return Stream.concat(NEEDS.stream(), MORE.stream().filter(need -> runs.test(need.collector())))
                .filter(need -> !need.isMet(permissions))
                .map(need -> new PrivilegeGap(
                        need.collector(),
                        need.privilege(),
                        need.path(),
                        need.below() && permissions.hasSomewhereBelow(need.privilege(), need.path())))
                .sorted(comparing(PrivilegeGap::collector)) // a stable sort
                .toList();
    }
}
