package hypervisor.source.pmxcfs;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a guest of this node is configured, by `qemu-server/ID.conf` or `lxc/ID.conf`: what it has as soon as it runs
/// next, which is not always what it has now. What the file leaves out is null, unless a default stands for it.
///
/// @param id its number, unique in the cluster: `101`
/// @param tags sorted
/// @param onBoot whether it starts with the node
/// @param osType `l26`, `win11`, `debian`
/// @param machine `q35`, `pc-i440fx-9.0`; null for containers and for the default
/// @param bios `seabios` or `ovmf`; null for containers
/// @param agent whether its guest agent may be asked; null for containers
/// @param lock why it is locked: `backup`, `migrate`, `snapshot`, …; null where it is not
/// @param isProtected whether it and its disks are kept from being removed
/// @param startup order and delays: `order=2,up=30`
/// @param snapshots by time, without the present state
public record GuestConfig(
        String id,
        Kind kind,
        @Nullable String name,
        List<String> tags,
        boolean onBoot,
        boolean template,
        Processors processors,
        Memory memory,
        @Nullable String osType,
        @Nullable String machine,
        @Nullable String bios,
        @Nullable Boolean agent,
        @Nullable String lock,
        boolean isProtected,
        @Nullable String startup,
        List<GuestDisk> disks,
        List<GuestInterface> interfaces,
        List<GuestSnapshot> snapshots) {

    /// The same from what the API tells, which has the words of the file, but no snapshots.
    ///
    /// @param values by key, as they stand in the file
    public static GuestConfig of(String id, Kind kind, Map<String, String> values) {
        return GuestParser.parse(id, kind, new Section("", values), List.of());
    }

    public enum Kind {
        /// A virtual machine.
        QEMU,
        /// A container.
        LXC
    }

    /// @param cores of one socket; of a container all of them, null where it may use every one of the node
    /// @param sockets null for containers
    /// @param vcpus of a VM, how many are plugged in when it starts; null where that is all of them
    /// @param limit how many processors it may keep busy; null without limit
    /// @param weight against other guests; null for the default
    public record Processors(
            @Nullable Long cores,
            @Nullable Long sockets,
            @Nullable Long vcpus,
            @Nullable Double limit,
            @Nullable Long weight) {

        /// How many the guest can have at most; null where the node's own number limits it.
        public @Nullable Long most() {
            long each = sockets == null ? 1 : sockets;
            return cores == null || Math.multiplyHigh(cores, each) != 0 ? null : Long.valueOf(cores * each);
        }
    }

    /// In bytes.
    ///
    /// @param most what the guest may use
    /// @param least what ballooning leaves a VM; 0 where it has no balloon, null where it is as much as `most`
    /// @param swap of a container; null for VMs
    public record Memory(
            @Nullable Long most,
            @Nullable Long least,
            @Nullable Long swap) {}

    public GuestConfig {
        tags = List.copyOf(tags);
        disks = List.copyOf(disks);
        interfaces = List.copyOf(interfaces);
        snapshots = List.copyOf(snapshots);
    }
}
