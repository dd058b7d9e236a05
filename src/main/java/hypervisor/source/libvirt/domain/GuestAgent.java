package hypervisor.source.libvirt.domain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the QEMU guest agent inside a domain says (`DOMAIN_GET_GUEST_INFO`, 418; read-write socket only).
///
/// @param answered false where the agent is configured but did not answer
/// @param users logged in, null where the agent does not say
public record GuestAgent(
        String domain,
        UUID uuid,
        boolean answered,
        @Nullable String hostname,
        @Nullable Os os,
        @Nullable Integer timezoneOffsetSeconds,
        @Nullable Integer users,
        List<FileSystem> fileSystems,
        List<Address> addresses) {

    /// `os.*`.
    ///
    /// @param id as `debian`
    /// @param prettyName as `Debian GNU/Linux 12 (bookworm)`
    public record Os(
            @Nullable String id,
            @Nullable String name,
            @Nullable String prettyName,
            @Nullable String version,
            @Nullable String kernelRelease,
            @Nullable String machine) {}

    /// `fs.N.*`, bytes.
    ///
    /// @param disks the guest devices below it, sorted: `vda`
    public record FileSystem(
            String mountpoint,
            @Nullable String device,
            @Nullable String type,
            @Nullable Long totalBytes,
            @Nullable Long usedBytes,
            List<String> disks) {}

    /// `if.N.addr.M.*`.
    ///
    /// @param prefix the network's length in bits
    public record Address(String networkInterface, @Nullable String mac, String address, String family, int prefix) {}
}
