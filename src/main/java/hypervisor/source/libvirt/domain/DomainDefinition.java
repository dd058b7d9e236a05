package hypervisor.source.libvirt.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a domain's XML says of it (`DOMAIN_GET_XML_DESC`, 14), https://libvirt.org/formatdomain.html.
/// A text is null where the XML has no such element or attribute.
///
/// @param labels what the configured XPath rules found: label name to text, empty where a rule found nothing
public record DomainDefinition(
        @Nullable String title,
        @Nullable String osType,
        @Nullable String arch,
        @Nullable String machine,
        @Nullable Nova nova,
        List<Disk> disks,
        List<NetworkInterface> interfaces,
        Map<String, String> labels) {

    public DomainDefinition {
        disks = List.copyOf(disks);
        interfaces = List.copyOf(interfaces);
    }

    /// `metadata/nova:instance`, of any version of its namespace.
    ///
    /// @param creationTime Unix seconds; null where absent or unreadable
    /// @param rootType `image` or `volume`
    public record Nova(
            @Nullable String name,
            @Nullable String flavor,
            @Nullable String userName,
            @Nullable String userUuid,
            @Nullable String projectName,
            @Nullable String projectUuid,
            @Nullable String rootType,
            @Nullable String rootUuid,
            @Nullable Long creationTime) {}

    /// `devices/disk`.
    ///
    /// @param type `file`, `block`, `network`, `volume`, `nvme`, `vhostuser` …
    /// @param device `disk`, `cdrom`, `floppy`, `lun`
    /// @param sourceFile `source/@file`
    /// @param source what names the source: file, device, name, pool/volume; null for an empty drive
    /// @param sourceProtocol `source/@protocol` of a network disk
    /// @param target the guest's device: `vda`
    /// @param throttle null without an `iotune` element
    public record Disk(
            @Nullable String type,
            @Nullable String device,
            @Nullable String sourceFile,
            @Nullable String source,
            @Nullable String sourceProtocol,
            @Nullable String target,
            @Nullable String bus,
            @Nullable String driverName,
            @Nullable String driverType,
            @Nullable String cache,
            @Nullable String discard,
            @Nullable String serial,
            @Nullable Throttle throttle) {}

    /// `devices/disk/iotune`: bytes or requests a second, 0 or null for no limit; lengths in seconds.
    public record Throttle(
            @Nullable Long totalBytes,
            @Nullable Long readBytes,
            @Nullable Long writeBytes,
            @Nullable Long totalRequests,
            @Nullable Long readRequests,
            @Nullable Long writeRequests,
            @Nullable Long totalBytesBurst,
            @Nullable Long readBytesBurst,
            @Nullable Long writeBytesBurst,
            @Nullable Long totalRequestsBurst,
            @Nullable Long readRequestsBurst,
            @Nullable Long writeRequestsBurst,
            @Nullable Long totalBytesBurstLength,
            @Nullable Long readBytesBurstLength,
            @Nullable Long writeBytesBurstLength,
            @Nullable Long totalRequestsBurstLength,
            @Nullable Long readRequestsBurstLength,
            @Nullable Long writeRequestsBurstLength,
            @Nullable Long requestSize,
            @Nullable String group) {}

    /// `devices/interface`.
    ///
    /// @param type `bridge`, `network`, `direct`, `user`, `ethernet`, `hostdev`, `vdpa` …
    /// @param sourceBridge `source/@bridge`; libvirt fills it in for a running network interface
    /// @param source whatever names the source: bridge, network, dev, path; null where nothing does
    /// @param target the host's device: `vnet0`
    /// @param virtualPort `virtualport/parameters/@interfaceid`, Open vSwitch's
    /// @param mtu `mtu/@size`
    public record NetworkInterface(
            @Nullable String type,
            @Nullable String mac,
            @Nullable String sourceBridge,
            @Nullable String sourceNetwork,
            @Nullable String source,
            @Nullable String target,
            @Nullable String model,
            @Nullable String virtualPort,
            @Nullable String mtu) {}
}
