package hypervisor.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A daemon with guests of many kinds: running with disks, interfaces and Nova's metadata of two versions, without
/// metadata, with limits, paused, saved, shut off; with a storage pool and a network.
final class ManyGuests {
    private static final String ETHERNET = """
            <interface type='ethernet'><mac address='52:54:00:0a:0b:0c'/><model type='virtio'/>
              <mtu size='1400'/><script path='/bin/true'/></interface>""";
    private static final String USER = """
            <interface type='user'><mac address='52:54:00:0a:0b:0d'/><model type='e1000'/></interface>""";
    private static final String EMPTY_DRIVE = """
            <disk type='file' device='cdrom'><target dev='hdc' bus='ide'/><readonly/></disk>""";

    private ManyGuests() {}

    static void on(RealLibvirtd libvirtd) {
        Path images = libvirtd.images();
        libvirtd.create(new GuestXml("full", 1)
                .disk(images)
                .disk(images)
                .device(ETHERNET)
                .device(USER)
                .nova("1.0", "web-1", "shop")
                .with("<title>the  full one</title><iothreads>2</iothreads>")
                .toString());
        libvirtd.virsh("snapshot-create-as", "full", "first", "--disk-only", "--no-metadata");
        define(libvirtd, new GuestXml("second", 2).disk(images).nova("1.1", "web \"2\"", "böse\\Shop"));
        libvirtd.virsh("start", "second");
        libvirtd.virsh("autostart", "second");
        libvirtd.virsh("snapshot-create-as", "second", "first", "--disk-only");
        libvirtd.create(new GuestXml("plain", 3).disk(images).toString());
        libvirtd.create(limited(images));
        libvirtd.create(new GuestXml("paused", 5).disk(images).device(USER).toString());
        libvirtd.virsh("suspend", "paused");
        define(libvirtd, new GuestXml("saved", 6).disk(images));
        libvirtd.virsh("start", "saved");
        libvirtd.virsh("managedsave", "saved");
        define(libvirtd, new GuestXml("off", 7).disk(images).nova("1.1", "off", "shop"));
        pool(libvirtd);
        libvirtd.virsh("net-define", libvirtd.file("""
                <network><name>isolated</name><uuid>d0d0d0d0-0000-4000-8000-0000000000ff</uuid>
                  <bridge name='virbr-isol'/><ip address='192.0.2.1' netmask='255.255.255.0'/></network>"""));
    }

    private static String limited(Path images) {
        String xml = new GuestXml("limited", 4).disk(images).device(EMPTY_DRIVE).toString();
        return xml.replaceFirst(
                "<serial>",
                "<iotune><read_bytes_sec>1000000</read_bytes_sec><write_bytes_sec>2000000</write_bytes_sec>"
                        + "<total_iops_sec>300</total_iops_sec><total_iops_sec_max>400</total_iops_sec_max>"
                        + "<total_iops_sec_max_length>5</total_iops_sec_max_length></iotune><serial>");
    }

    private static void define(RealLibvirtd libvirtd, GuestXml guest) {
        libvirtd.define(guest.toString());
    }

    private static void pool(RealLibvirtd libvirtd) {
        try {
            Path folder = Files.createDirectories(libvirtd.images().resolve("pool"));
            Files.write(folder.resolve("some.raw"), new byte[1 << 16]);
            libvirtd.virsh("pool-create-as", "images", "dir", "--target", folder.toString());
            libvirtd.virsh("pool-define-as", "unused", "dir", "--target", folder + "-unused");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
