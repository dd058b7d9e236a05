package hypervisor.dialect;

import hypervisor.fact.Facts;
import hypervisor.metric.Feed;
import hypervisor.metric.Metric.Value;
import hypervisor.metric.View;
import hypervisor.source.cgroup.CgroupFacts;
import hypervisor.source.cgroup.GuestCgroup;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.pmxcfs.GuestConfig;
import hypervisor.source.pmxcfs.PmxcfsFacts;
import hypervisor.source.procfs.GuestProcess;
import hypervisor.source.procfs.ProcfsFacts;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.node.ConfiguredGuest;
import hypervisor.source.proxmox.node.ContainerDetail;
import hypervisor.source.proxmox.node.NodeReadings;
import hypervisor.source.proxmox.node.VmDetail;
import hypervisor.source.qemu.GuestMonitor;
import hypervisor.source.qemu.QemuFacts;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Guests as each source sees them. The key `id` is Proxmox VE's number of a guest, or libvirt's UUID.
///
/// What this machine sees of a VM that is just being migrated here is left out until it has arrived: the machine where
/// it still runs tells of it.
final class NativeViews {
    static final String LIBVIRT = "libvirt";
    static final String API = ProxmoxFacts.SOURCE;
    static final String HOST = "host";
    static final String PVE = "pve";

    /// Domains, running or not.
    static final View<Domain> DOMAIN = View.of(LIBVIRT, LibvirtFacts.DOMAINS, List<Domain>::stream)
            .key("id", domain -> domain.uuid().toString());

    /// Guests of the cluster, running or not.
    static final View<Guest> API_GUEST = View.of(API, ProxmoxFacts.RESOURCES, resources -> resources.guests().stream())
            .key("id", guest -> Long.toString(guest.vmid()));

    /// Containers of the cluster that run. They share the kernel of their node, so that what it counts of their
    /// memory is what they see themselves.
    static final View<Guest> RUNNING_CONTAINER = View.of(
                    API,
                    ProxmoxFacts.RESOURCES,
                    resources -> resources.guests().stream().filter(guest -> !guest.isVm() && guest.running()))
            .key("id", guest -> Long.toString(guest.vmid()));

    /// VMs of the cluster that have a QEMU, as their nodes tell of them.
    static final View<VmDetail> API_VM = View.of(API, ProxmoxFacts.VMS, PresentGuests.FACTS, PveVmMetrics::withQemu)
            .key("id", vm -> Long.toString(vm.vmid()));

    /// Containers of the cluster that run, as their nodes tell of them.
    static final View<ContainerDetail> API_CONTAINER = View.of(
                    API, ProxmoxFacts.CONTAINERS, PresentGuests.FACTS, PveContainerMetrics::running)
            .key("id", container -> Long.toString(container.vmid()));

    /// VMs that run on this machine, by their processes.
    static final View<GuestProcess> PROCESS = View.of(
                    HOST,
                    ProcfsFacts.GUESTS,
                    ConfiguredHere.FACTS,
                    (all, facts) -> all.guests().stream().filter(guest -> isHere(guest.id(), facts)))
            .key("id", GuestProcess::id);

    /// Guests that run on this machine, by their control groups.
    static final View<GuestCgroup> CGROUP = View.of(
                    HOST,
                    CgroupFacts.CGROUPS,
                    ConfiguredHere.FACTS,
                    (all, facts) -> all.guests().stream()
                            .filter(guest -> guest.kind() == GuestCgroup.Kind.CONTAINER || isHere(guest.id(), facts)))
            .key("id", GuestCgroup::id);

    /// VMs that run on this machine, as QEMU's monitor tells of them.
    static final View<GuestMonitor> MONITOR = View.of(
                    PVE,
                    QemuFacts.MONITORS,
                    ConfiguredHere.FACTS,
                    (all, facts) -> all.guests().stream().filter(guest -> isHere(guest.id(), facts)))
            .key("id", GuestMonitor::id);

    /// Guests that have their configuration on this machine, running or not.
    static final View<GuestConfig> CONFIG =
            View.of(PVE, PmxcfsFacts.CONFIG, config -> config.guests().stream()).key("id", GuestConfig::id);

    /// Guests of the cluster, running or not, by what their nodes say of their configuration.
    static final View<GuestConfig> API_CONFIG =
            View.of(API, ProxmoxFacts.CONFIGS, NativeViews::configs).key("id", GuestConfig::id);

    private NativeViews() {}

    static Stream<GuestConfig> configs(NodeReadings<ConfiguredGuest> readings) {
        return readings.all().stream().map(ConfiguredGuest::config);
    }

    /// What a guest's configuration gives, be it read here or asked of its node.
    static Feed<?>[] configured(Value<GuestConfig> value) {
        return new Feed<?>[] {CONFIG.gives(value), API_CONFIG.gives(value)};
    }

    /// Parts that any number of a domain has.
    static <T> View<DomainPart<T>> domains(Function<Domain, Collection<T>> parts) {
        return View.of(LIBVIRT, LibvirtFacts.DOMAINS, DomainPart.each(parts)).key("id", DomainPart::uuid);
    }

    /// A part that a domain has or has not.
    static <T> View<DomainPart<T>> domain(DomainPart.Component<T> part) {
        return View.of(LIBVIRT, LibvirtFacts.DOMAINS, DomainPart.one(part)).key("id", DomainPart::uuid);
    }

    /// Parts that QEMU's monitor tells of, of VMs that run on this machine.
    static <T> View<GuestPart<T>> monitors(Function<GuestMonitor, List<T>> parts) {
        return View.of(
                        PVE,
                        QemuFacts.MONITORS,
                        ConfiguredHere.FACTS,
                        (all, facts) -> GuestPart.each(
                                all.guests().stream().filter(guest -> isHere(guest.id(), facts)),
                                GuestMonitor::id,
                                parts))
                .key("id", GuestPart::id);
    }

    /// Parts of VMs of the cluster that have a QEMU.
    static <T> View<GuestPart<T>> vms(Function<VmDetail, List<T>> parts) {
        return View.of(
                        API,
                        ProxmoxFacts.VMS,
                        PresentGuests.FACTS,
                        (vms, facts) -> GuestPart.each(
                                PveVmMetrics.withQemu(vms, facts), vm -> Long.toString(vm.vmid()), parts))
                .key("id", GuestPart::id);
    }

    /// Parts that are configured, of guests that have their configuration on this machine.
    static <T> View<GuestPart<T>> configuredParts(Function<GuestConfig, List<T>> parts) {
        return View.of(
                        PVE,
                        PmxcfsFacts.CONFIG,
                        config -> GuestPart.each(config.guests().stream(), GuestConfig::id, parts))
                .key("id", GuestPart::id);
    }

    /// Parts that are configured, of guests of the cluster.
    static <T> View<GuestPart<T>> configuredPartsInCluster(Function<GuestConfig, List<T>> parts) {
        return View.of(API, ProxmoxFacts.CONFIGS, readings -> GuestPart.each(configs(readings), GuestConfig::id, parts))
                .key("id", GuestPart::id);
    }

    /// Whether a VM is not one that is just being migrated here, as far as is known.
    static boolean isHere(String id, Facts facts) {
        return !ConfiguredHere.isElsewhere(id, facts);
    }
}
