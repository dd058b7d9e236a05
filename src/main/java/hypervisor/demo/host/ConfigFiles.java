package hypervisor.demo.host;

import hypervisor.demo.proxmox.MadeGuest;
import hypervisor.demo.proxmox.MadeStorage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// `/etc/pve`: guests of this node, storages and pools of the cluster.
///
/// @param here guests of this node
/// @param all guests of the cluster
/// @param midnight when snapshots were taken last, seconds since 1970
record ConfigFiles(List<MadeGuest> here, List<MadeGuest> all, long midnight) {
    private static final long MIB = 1L << 20;
    private static final long DAY = 86_400;

    private static final Map<String, String> PLACES = Map.of(
            "local", "\tpath /var/lib/vz\n",
            "local-zfs", "\tpool rpool/data\n\tsparse 1\n",
            "ceph", "\tpool vms\n\tkrbd 0\n",
            "attic", "\tpath /mnt/pve/attic\n\texport /attic\n\tserver 192.0.2.10\n");

    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        for (MadeGuest guest : here) {
            String folder = guest.isVm() ? "qemu-server/" : "lxc/";
            files.put("etc/pve/" + folder + guest.vmid() + ".conf", guest(guest));
        }
        files.put("etc/pve/storage.cfg", storages());
        files.put("etc/pve/user.cfg", "user:root@pam:1:0:::::\n\n" + pool());
        return files;
    }

    private String guest(MadeGuest guest) {
        String settings = guest.isVm() ? machine(guest) : container(guest);
        var text = new StringBuilder(settings);
        for (int i = guest.snapshots() - 1; i >= 0; i--) {
            text.append("\n[nightly%d]\n%ssnaptime: %d\n".formatted(i, settings, midnight - i * DAY));
        }
        return text.toString();
    }

    private static String machine(MadeGuest guest) {
        return """
                agent: %s
                boot: order=scsi0
                cores: %d
                machine: q35
                memory: %d
                name: %s
                net0: virtio=%s,bridge=vmbr0,firewall=1
                ostype: l26
                scsi0: local-zfs:%s,discard=on%s,iothread=1,size=%dG,ssd=1
                scsihw: virtio-scsi-single
                smbios1: uuid=%s
                sockets: 1
                %s%s%s""".formatted(
                        guest.agent() ? "1" : "enabled=0",
                        (long) guest.processors(),
                        guest.maxMemory() / MIB,
                        guest.name(),
                        guest.mac(),
                        guest.volume(),
                        guest.mostWrites() == 0 ? "" : ",iops_wr=" + guest.mostWrites(),
                        guest.maxDisk() / MIB / 1024,
                        GuestArguments.uuid(guest),
                        onBoot(guest),
                        tags(guest),
                        guest.template() ? "template: 1\n" : "");
    }

    private static String container(MadeGuest guest) {
        String processors = guest.processors() < 1
                ? "cores: 1\ncpulimit: " + guest.processors() + "\n"
                : "cores: " + (long) guest.processors() + "\n";
        return """
                arch: amd64
                %shostname: %s
                memory: %d
                net0: name=eth0,bridge=vmbr0,hwaddr=%s,ip=dhcp,type=veth
                ostype: debian
                rootfs: local-zfs:%s,size=%dG
                swap: 512
                unprivileged: 1
                %s%s""".formatted(
                        processors,
                        guest.name(),
                        guest.maxMemory() / MIB,
                        guest.mac(),
                        guest.volume(),
                        guest.maxDisk() / MIB / 1024,
                        onBoot(guest),
                        tags(guest));
    }

    private static String onBoot(MadeGuest guest) {
        Boolean starts = guest.onBoot();
        return starts == null ? "" : "onboot: " + (starts ? 1 : 0) + "\n";
    }

    private static String tags(MadeGuest guest) {
        return guest.tags().isEmpty() ? "" : "tags: " + guest.tags() + "\n";
    }

    private static String storages() {
        return MadeStorage.ALL.stream()
                .map(storage -> "%s: %s\n%s\tcontent %s\n%s\n"
                        .formatted(
                                storage.type(),
                                storage.name(),
                                PLACES.getOrDefault(storage.name(), ""),
                                storage.content(),
                                storage.shared() ? "\tshared 1\n" : ""))
                .collect(Collectors.joining());
    }

    private String pool() {
        return all.stream()
                .filter(MadeGuest::inPool)
                .map(guest -> Long.toString(guest.vmid()))
                .collect(Collectors.joining(",", "pool:prod:guests that somebody needs:", ":local-zfs:\n"));
    }
}
