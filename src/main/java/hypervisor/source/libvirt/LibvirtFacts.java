package hypervisor.source.libvirt;

import hypervisor.fact.Fact;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainJob;
import hypervisor.source.libvirt.domain.DomainSnapshots;
import hypervisor.source.libvirt.domain.GuestAgent;
import hypervisor.source.libvirt.domain.VcpuPlacement;
import hypervisor.source.libvirt.host.Connection;
import hypervisor.source.libvirt.host.DhcpLease;
import hypervisor.source.libvirt.host.EventCount;
import hypervisor.source.libvirt.host.Network;
import hypervisor.source.libvirt.host.Node;
import hypervisor.source.libvirt.host.StoragePool;
import hypervisor.source.libvirt.host.StorageVolume;
import java.util.List;

/// All that can be read from a libvirt daemon. Every list is sorted by name, and by number within a name.
public final class LibvirtFacts {
    /// All domains, running or only defined.
    public static final Fact<List<Domain>> DOMAINS = Fact.named("libvirt domains");
    public static final Fact<List<DomainJob>> JOBS = Fact.named("libvirt domain jobs");
    public static final Fact<List<VcpuPlacement>> VCPU_PLACEMENT = Fact.named("libvirt vCPU placement");
    public static final Fact<List<DomainSnapshots>> SNAPSHOTS = Fact.named("libvirt snapshots");
    public static final Fact<List<GuestAgent>> GUEST_AGENTS = Fact.named("libvirt guest agents");
    public static final Fact<Connection> CONNECTION = Fact.named("libvirt connection");
    public static final Fact<Node> NODE = Fact.named("libvirt node");
    public static final Fact<List<StoragePool>> POOLS = Fact.named("libvirt storage pools");
    public static final Fact<List<StorageVolume>> VOLUMES = Fact.named("libvirt storage volumes");
    public static final Fact<List<Network>> NETWORKS = Fact.named("libvirt networks");
    public static final Fact<List<DhcpLease>> LEASES = Fact.named("libvirt DHCP leases");
    public static final Fact<List<EventCount>> EVENTS = Fact.named("libvirt events");

    private LibvirtFacts() {}
}
