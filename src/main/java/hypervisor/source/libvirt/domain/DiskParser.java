package hypervisor.source.libvirt.domain;

import static hypervisor.source.libvirt.domain.Xml.attribute;
import static hypervisor.source.libvirt.domain.Xml.child;
import static hypervisor.source.libvirt.domain.Xml.text;

import hypervisor.source.libvirt.domain.DomainDefinition.Disk;
import hypervisor.source.libvirt.domain.DomainDefinition.Throttle;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// Reads a disk of a domain's XML, https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms.
///
/// ```
/// <disk type='file' device='disk'>
///   <driver name='qemu' type='qcow2' cache='none' discard='unmap'/>
///   <source file='/images/top.qcow2' index='7'/>
///   <backingStore type='file' index='8'> … </backingStore>
///   <target dev='vda' bus='virtio'/>
///   <iotune><read_iops_sec>1000</read_iops_sec></iotune>
///   <serial>ROOT-0001</serial>
/// </disk>
/// ```
final class DiskParser {
    /// Attributes of `source` that name it, by how much they say.
    private static final List<String> NAMES = List.of("file", "dev", "name", "dir", "path");

    private DiskParser() {}

    static Disk parse(Element disk) {
        Element driver = child(disk, "driver");
        Element source = child(disk, "source");
        Element target = child(disk, "target");
        Element iotune = child(disk, "iotune");
        return new Disk(
                attribute(disk, "type"),
                attribute(disk, "device"),
                attribute(source, "file"),
                source == null ? null : source(source),
                attribute(source, "protocol"),
                attribute(target, "dev"),
                attribute(target, "bus"),
                attribute(driver, "name"),
                attribute(driver, "type"),
                attribute(driver, "cache"),
                attribute(driver, "discard"),
                text(child(disk, "serial")),
                iotune == null ? null : throttle(iotune));
    }

    /// What names the source: a file, a device, an image's or target's name, `pool/volume`; failing these the socket or
    /// `host:port` of the server, or the PCI address of an NVMe device.
    private static @Nullable String source(Element source) {
        for (String name : NAMES) {
            String value = attribute(source, name);
            if (value != null) {
                return value;
            }
        }
        String volume = attribute(source, "volume");
        if (volume != null) {
            return Objects.requireNonNullElse(attribute(source, "pool"), "") + "/" + volume;
        }
        Element host = child(source, "host");
        return host == null ? address(child(source, "address")) : server(host);
    }

    private static @Nullable String server(Element host) {
        String name = attribute(host, "name");
        String port = attribute(host, "port");
        return name == null ? attribute(host, "socket") : port == null ? name : name + ":" + port;
    }

    /// As `lspci` writes it: `0000:01:00.0`.
    private static @Nullable String address(@Nullable Element address) {
        String domain = digits(address, "domain");
        String bus = digits(address, "bus");
        String slot = digits(address, "slot");
        String function = digits(address, "function");
        return domain == null || bus == null || slot == null || function == null
                ? null
                : domain + ":" + bus + ":" + slot + "." + function;
    }

    private static @Nullable String digits(@Nullable Element address, String name) {
        String value = attribute(address, name);
        return value != null && value.startsWith("0x") ? value.substring(2) : value;
    }

    private static Throttle throttle(Element iotune) {
        return new Throttle(
                number(iotune, "total_bytes_sec"),
                number(iotune, "read_bytes_sec"),
                number(iotune, "write_bytes_sec"),
                number(iotune, "total_iops_sec"),
                number(iotune, "read_iops_sec"),
                number(iotune, "write_iops_sec"),
                number(iotune, "total_bytes_sec_max"),
                number(iotune, "read_bytes_sec_max"),
                number(iotune, "write_bytes_sec_max"),
                number(iotune, "total_iops_sec_max"),
                number(iotune, "read_iops_sec_max"),
                number(iotune, "write_iops_sec_max"),
                number(iotune, "total_bytes_sec_max_length"),
                number(iotune, "read_bytes_sec_max_length"),
                number(iotune, "write_bytes_sec_max_length"),
                number(iotune, "total_iops_sec_max_length"),
                number(iotune, "read_iops_sec_max_length"),
                number(iotune, "write_iops_sec_max_length"),
                number(iotune, "size_iops_sec"),
                text(child(iotune, "group_name")));
    }

    private static @Nullable Long number(Element parent, String name) {
        String text = text(child(parent, name));
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
