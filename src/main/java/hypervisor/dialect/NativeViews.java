package hypervisor.dialect;

import hypervisor.metric.View;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.procfs.GuestProcess;
import hypervisor.source.procfs.ProcfsFacts;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.Guest;
import java.util.List;

/// Guests as each source sees them. The key `id` is Proxmox VE's number of a guest, or libvirt's UUID.
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

    /// VMs that run on this machine, by their processes.
    static final View<GuestProcess> PROCESS =
            View.of(HOST, ProcfsFacts.GUESTS, all -> all.guests().stream()).key("id", GuestProcess::id);

    private NativeViews() {}
}
