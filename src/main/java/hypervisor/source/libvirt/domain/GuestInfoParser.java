package hypervisor.source.libvirt.domain;

import hypervisor.source.libvirt.domain.GuestAgent.Address;
import hypervisor.source.libvirt.domain.GuestAgent.FileSystem;
import hypervisor.source.libvirt.domain.GuestAgent.Os;
import hypervisor.source.libvirt.message.TypedParam;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the typed parameters of `DOMAIN_GET_GUEST_INFO` (418),
/// https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainGetGuestInfo.
///
/// ```
/// user.count         0
/// os.id              debian
/// timezone.offset    3600
/// hostname           db1.example
/// fs.0.name          vda1                 the guest's block device
/// fs.0.mountpoint    /
/// fs.0.total-bytes   24116224             absent for file systems without a size
/// fs.0.disk.0.alias  vda                  the domain's disk under it
/// if.1.name          eth0
/// if.1.addr.0.type   ipv4
/// if.1.addr.0.addr   10.77.0.5
/// ```
///
/// All of it is the guest's word.
public final class GuestInfoParser {
    private GuestInfoParser() {}

    public static GuestAgent parse(String domain, UUID uuid, List<TypedParam> params) {
        Params all = Params.of(params);
        return new GuestAgent(
                domain,
                uuid,
                true,
                all.text("hostname"),
                os(all.under("os")),
                all.under("timezone").integer("offset"),
                all.under("user").integer("count"),
                fileSystems(all.under("fs")),
                addresses(all.under("if")));
    }

    private static @Nullable Os os(Params params) {
        if (params.isEmpty()) {
            return null;
        }
        return new Os(
                params.text("id"),
                params.text("name"),
                params.text("pretty-name"),
                params.text("version"),
                params.text("kernel-release"),
                params.text("machine"));
    }

    private static List<FileSystem> fileSystems(Params params) {
        List<FileSystem> list = new ArrayList<>();
        params.numbered().forEach((_, fileSystem) -> {
            String mountpoint = fileSystem.text("mountpoint");
            if (mountpoint != null) {
                list.add(new FileSystem(
                        mountpoint,
                        fileSystem.text("name"),
                        fileSystem.text("fstype"),
                        fileSystem.number("total-bytes"),
                        fileSystem.number("used-bytes"),
                        disks(fileSystem.under("disk"))));
            }
        });
        return List.copyOf(list);
    }

    private static List<String> disks(Params params) {
        List<String> disks = new ArrayList<>();
        params.numbered().forEach((_, disk) -> {
            String alias = disk.text("alias");
            if (alias != null) {
                disks.add(alias);
            }
        });
        return disks.stream().sorted().distinct().toList();
    }

    private static List<Address> addresses(Params params) {
        List<Address> list = new ArrayList<>();
        params.numbered().forEach((_, nic) -> {
            String name = nic.text("name");
            if (name != null) {
                nic.under("addr").numbered().forEach((_, entry) -> {
                    String address = entry.text("addr");
                    String family = entry.text("type");
                    Integer prefix = entry.integer("prefix");
                    if (address != null && family != null && prefix != null) {
                        list.add(new Address(name, nic.text("hwaddr"), address, family, prefix));
                    }
                });
            }
        });
        return List.copyOf(list);
    }
}
