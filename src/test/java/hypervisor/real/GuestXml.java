package hypervisor.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/// A small guest under software emulation: a boot sector that reads and writes its first disk every few seconds, so
/// that its counters move at almost no cost to this machine.
public final class GuestXml {
    /// Stops the timer tick, sets the clock to 2 Hz, then every 20 ticks reads 8 sectors of the first disk, writes one
    /// of it and reads one of the second.
    private static final String BOOT_SECTOR = "fa31c08ed88ec08ed0bc0070b030e643 30c0e640e640b08ae670e4710c0f88c4"
            + "b08ae67088e0e671b08be670e4710c40 88c4b08be67088e0e671b00ce670e471"
            + "e4a124fee6a1e42124fbe621fbbe747c b442b280cd13be847cb80043b280cd13"
            + "be947cb442b281cd13b91400f4e2fdeb dc8d7400100008000080000010000000"
            + "0000000010000100008000004000000000000000100001000090";

    private final StringBuilder devices = new StringBuilder();
    private final String name;
    private final String uuid;
    private String metadata = "";
    private String more = "";
    private char disk = 'a';

    /// @param number tells it from others of one test: its UUID ends with it
    public GuestXml(String name, int number) {
        this.name = name;
        this.uuid = "d0d0d0d0-0000-4000-8000-%012x".formatted(number);
    }

    public String uuid() {
        return uuid;
    }

    /// A disk that the guest boots from when it is the first one.
    public GuestXml disk(Path folder) {
        Path image = folder.resolve(name + "-" + disk + ".raw");
        try {
            byte[] bytes = new byte[1 << 20];
            byte[] code = HexFormat.of().parseHex(BOOT_SECTOR.replace(" ", ""));
            System.arraycopy(code, 0, bytes, 0, code.length);
            bytes[510] = 0x55;
            bytes[511] = (byte) 0xaa;
            Files.write(image, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        devices.append("""
                <disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='%s'/>
                  <target dev='vd%c' bus='virtio'/><serial>serial-%s</serial><boot order='%d'/></disk>
                """.formatted(image, disk, disk, disk - 'a' + 1));
        disk++;
        return this;
    }

    public GuestXml device(String xml) {
        devices.append(xml).append('\n');
        return this;
    }

    /// The inner of `metadata`.
    public GuestXml metadata(String xml) {
        metadata = "<metadata>" + xml + "</metadata>";
        return this;
    }

    /// More children of `domain`.
    public GuestXml with(String xml) {
        more = xml;
        return this;
    }

    public GuestXml nova(String namespaceVersion, String instance, String project) {
        return metadata("""
                <nova:instance xmlns:nova="http://openstack.org/xmlns/libvirt/nova/%s">
                  <nova:name>%s</nova:name><nova:creationTime>2026-01-02 03:04:05</nova:creationTime>
                  <nova:flavor name="m1.tiny"><nova:vcpus>1</nova:vcpus></nova:flavor>
                  <nova:owner><nova:user uuid="8f1e0bd2a1a84a2b9c1d0a1f2e3d4c5b">alice</nova:user>
                    <nova:project uuid="3a5f0c11b7c94d6d8e55c0ffee000001">%s</nova:project></nova:owner>
                  <nova:root type="image" uuid="b1946ac9-2492-4d23-8b6d-1c2f3a4b5c6d"/>
                </nova:instance>""".formatted(namespaceVersion, instance, project));
    }

    @Override
    public String toString() {
        return """
                <domain type='qemu'>
                  <name>%s</name><uuid>%s</uuid>%s
                  <memory unit='MiB'>16</memory><vcpu placement='static'>1</vcpu>%s
                  <os><type arch='x86_64' machine='pc'>hvm</type></os>
                  <features><tcg><tb-cache unit='MiB'>8</tb-cache></tcg></features>
                  <on_crash>destroy</on_crash>
                  <devices><emulator>/usr/bin/qemu-system-x86_64</emulator>
                    <controller type='usb' model='none'/>
                    <memballoon model='virtio'><stats period='10'/></memballoon>
                    %s
                  </devices>
                </domain>
                """.formatted(name, uuid, metadata, more, devices);
    }
}
