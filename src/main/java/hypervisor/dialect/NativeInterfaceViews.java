package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.HOST;
import static hypervisor.dialect.NativeViews.domains;

import hypervisor.metric.View;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainDefinition;
import hypervisor.source.libvirt.domain.DomainDefinition.NetworkInterface;
import hypervisor.source.libvirt.domain.DomainStatistics.Interface;
import hypervisor.source.pmxcfs.GuestConfig;
import hypervisor.source.proxmox.node.VmDetail;
import hypervisor.source.qemu.GuestInterface;
import hypervisor.source.qemu.GuestMonitor;
import hypervisor.source.sysfs.GuestLink;
import hypervisor.source.sysfs.SysfsFacts;
import java.util.ArrayList;
import java.util.List;

/// The network interfaces of guests as each source sees them: `interface` is the host's end, `tap100i0` or `vnet0`. One
/// that has none is called by its number, as QEMU calls it: `net0`.
final class NativeInterfaceViews {
    private static final String DEVICE = "net";

    /// @param device `net0`, by its place in the definition
    record Defined(String device, NetworkInterface networkInterface) {
        String name() {
            String target = networkInterface.target();
            return target == null ? device : target;
        }
    }

    /// @param name of the host's end
    record Configured(String name, hypervisor.source.pmxcfs.GuestInterface device) {}

    static final View<DomainPart<Interface>> COUNTED = domains(
                    domain -> domain.statistics().interfaces())
            .label("interface", row -> row.part().name());

    static final View<DomainPart<Defined>> DEFINED = domains(NativeInterfaceViews::defined)
            .label("interface", row -> row.part().name());

    /// The host's ends.
    static final View<GuestLink> LINK = View.of(
                    HOST,
                    SysfsFacts.INTERFACES,
                    ConfiguredHere.FACTS,
                    (links, facts) -> links.stream()
                            .filter(link -> !link.name().startsWith("tap") || NativeViews.isHere(link.guest(), facts)))
            .key("id", GuestLink::guest)
            .label("interface", GuestLink::name);

    static final View<GuestPart<VmDetail.Interface>> API_INTERFACE = NativeViews.vms(VmDetail::interfaces)
            .label("interface", row -> row.part().name());

    static final View<GuestPart<GuestInterface>> MONITOR =
            NativeViews.monitors(GuestMonitor::interfaces).label("interface", row -> name(row.part()));

    static final View<GuestPart<Configured>> CONFIGURED = NativeViews.configuredParts(NativeInterfaceViews::named)
            .label("interface", row -> row.part().name());

    static final View<GuestPart<Configured>> API_CONFIGURED = NativeViews.configuredPartsInCluster(
                    NativeInterfaceViews::named)
            .label("interface", row -> row.part().name());

    private NativeInterfaceViews() {}

    private static String name(GuestInterface nic) {
        return nic.interfaceName().isEmpty() ? nic.netdev() : nic.interfaceName();
    }

    private static List<Defined> defined(Domain domain) {
        DomainDefinition definition = domain.definition();
        List<Defined> all = new ArrayList<>();
        if (definition != null) {
            for (NetworkInterface nic : definition.interfaces()) {
                all.add(new Defined(DEVICE + all.size(), nic));
            }
        }
        return all;
    }

    private static List<Configured> named(GuestConfig guest) {
        return guest.interfaces().stream()
                .map(device -> new Configured(hostName(guest, device.name()), device))
                .toList();
    }

    /// As Proxmox VE calls the host's end of `net0`: `tap100i0`, of a container `veth100i0`.
    private static String hostName(GuestConfig guest, String device) {
        String prefix = guest.kind() == GuestConfig.Kind.QEMU ? "tap" : "veth";
        return device.startsWith(DEVICE) ? prefix + guest.id() + "i" + device.substring(DEVICE.length()) : device;
    }
}
