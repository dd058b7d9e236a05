package hypervisor.source.proxmox.collect;

import hypervisor.source.proxmox.PrivilegeGap;
import java.util.List;

/// Which collector needs which privilege, and where: all of them are in the role PVEAuditor. Certificates and
/// the permissions themselves need none.
///
/// Where one is missing, most answers just have less in them, without saying so.
final class Privileges {
    private static final String SYSTEM = "Sys.Audit";
    private static final String GUESTS = "VM.Audit";
    private static final String STORAGES = "Datastore.Audit";

    /// @param below whether it is needed for all that is below the path, not for the path itself
    private record Need(String collector, String privilege, String path, boolean below) {
        static Need at(String collector, String privilege, String path) {
            return new Need(collector, privilege, path, false);
        }

        static Need below(String collector, String privilege, String path) {
            return new Need(collector, privilege, path, true);
        }
    }

    private static final List<Need> NEEDS = List.of(
            Need.below("proxmox_backup", SYSTEM, "/nodes"), // of tasks of others
            Need.at("proxmox_cluster", SYSTEM, "/"),
            Need.below("proxmox_container", GUESTS, "/vms"),
            Need.below("proxmox_disk", SYSTEM, "/nodes"),
            Need.at("proxmox_ha", SYSTEM, "/"),
            Need.at("proxmox_measurement", SYSTEM, "/"),
            Need.below("proxmox_node", SYSTEM, "/nodes"),
            Need.below("proxmox_replication", GUESTS, "/vms"),
            Need.at("proxmox_resources", SYSTEM, "/"), // of the cluster's name
            Need.below("proxmox_resources", SYSTEM, "/nodes"),
            Need.below("proxmox_resources", STORAGES, "/storage"),
            Need.below("proxmox_resources", GUESTS, "/vms"),
            Need.below("proxmox_snapshot", GUESTS, "/vms"),
            Need.below("proxmox_storage", STORAGES, "/storage"),
            Need.below("proxmox_vm", GUESTS, "/vms"),
            Need.at("proxmox_zfs", SYSTEM, "/"));

    private Privileges() {}

    /// Sorted by collector, privilege and path.
    static List<PrivilegeGap> gaps(Permissions permissions) {
        return NEEDS.stream()
                .filter(need -> need.below()
                        ? !permissions.hasBelow(need.privilege(), need.path())
                        : !permissions.has(need.privilege(), need.path()))
                .map(need -> new PrivilegeGap(
                        need.collector(),
                        need.privilege(),
                        need.path(),
                        need.below() && permissions.hasSomewhereBelow(need.privilege(), need.path())))
                .toList();
    }
}
