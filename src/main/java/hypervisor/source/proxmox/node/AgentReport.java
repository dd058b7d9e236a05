package hypervisor.source.proxmox.node;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of the inside of a guest: of a VM as its QEMU guest agent says
/// (`nodes/NODE/qemu/VMID/agent/get-osinfo`, `get-host-name`, `network-get-interfaces`, `get-fsinfo`), of a
/// container as the host sees it (`nodes/NODE/lxc/VMID/interfaces`), which tells addresses only.
///
/// @param kind `qemu` or `lxc`
/// @param answered false where the agent is configured but did not answer
/// @param asked when it was last asked, seconds since 1970
/// @param addresses sorted by interface, family and address
/// @param fileSystems sorted by mount point
public record AgentReport(
        String kind,
        String node,
        long vmid,
        String name,
        boolean answered,
        long asked,
        @Nullable String hostname,
        @Nullable Os os,
        List<Address> addresses,
        List<FileSystem> fileSystems) {

    public AgentReport {
        addresses = List.copyOf(addresses);
        fileSystems = List.copyOf(fileSystems);
    }

    /// @param id as `debian`
    /// @param prettyName as `Debian GNU/Linux 12 (bookworm)`
    /// @param version as `12 (bookworm)`
    public record Os(
            @Nullable String id,
            @Nullable String name,
            @Nullable String prettyName,
            @Nullable String version,
            @Nullable String kernelRelease,
            @Nullable String machine) {}

    /// @param family `ipv4` or `ipv6`
    /// @param prefix the network's length in bits
    public record Address(
            String networkInterface,
            @Nullable String mac,
            String address,
            String family,
            @Nullable Integer prefix) {}

    /// @param mountpoint as the guest names it: `/srv`, `C:\`
    /// @param device of the guest: `sda1`
    /// @param totalBytes null where the agent cannot tell, as are the used ones
    /// @param disks the guest's devices below it, sorted: `/dev/sda`
    public record FileSystem(
            String mountpoint,
            @Nullable String device,
            @Nullable String type,
            @Nullable Long totalBytes,
            @Nullable Long usedBytes,
            List<String> disks) {

        public FileSystem {
            disks = List.copyOf(disks);
        }
    }
}
