package hypervisor.cli;

import hypervisor.http.Watched.Count;
import hypervisor.scrape.Scraper;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.pmxcfs.ClusterConfig;
import hypervisor.source.pmxcfs.PmxcfsFacts;
import hypervisor.source.procfs.GuestProcesses;
import hypervisor.source.procfs.ProcfsFacts;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.ClusterNode;
import hypervisor.source.proxmox.cluster.Resources;
import hypervisor.source.zfs.ZfsFacts;
import hypervisor.source.zfs.kstat.ZfsKstats;
import java.util.List;

/// How much of what a person knows of there is, by what was read last: nothing is asked for a page that somebody looks
/// at.
record LastCounts(Scraper scraper) {

    /// Nothing where nothing was read.
    List<Count> of(String source) {
        return switch (source) {
            case "libvirt" -> libvirt();
            case "proxmox" -> proxmox();
            case "host" -> host();
            case "pve" -> configured();
            case "zfs" -> pools();
            default -> List.of();
        };
    }

    private List<Count> libvirt() {
        List<Domain> domains = scraper.lastValue(LibvirtFacts.DOMAINS);
        if (domains == null) {
            return List.of();
        }
        return List.of(
                count(domains.size(), "guest"),
                new Count(domains.stream().filter(Domain::active).count(), "running"));
    }

    private List<Count> proxmox() {
        Resources resources = scraper.lastValue(ProxmoxFacts.RESOURCES);
        if (resources == null) {
            return List.of();
        }
        long online = resources.nodes().stream().filter(ClusterNode::online).count();
        return List.of(
                count(resources.nodes().size(), "node"),
                new Count(online, "online"),
                count(resources.guests().size(), "guest"),
                count(resources.storages().size(), "storage"));
    }

    private List<Count> host() {
        GuestProcesses guests = scraper.lastValue(ProcfsFacts.GUESTS);
        return guests == null ? List.of() : List.of(count(guests.guests().size(), "running guest"));
    }

    private List<Count> configured() {
        ClusterConfig config = scraper.lastValue(PmxcfsFacts.CONFIG);
        return config == null ? List.of() : List.of(count(config.guests().size(), "configured guest"));
    }

    private List<Count> pools() {
        ZfsKstats kstats = scraper.lastValue(ZfsFacts.KSTATS);
        return kstats == null ? List.of() : List.of(count(kstats.pools().size(), "pool"));
    }

    private static Count count(long number, String what) {
        return new Count(number, number == 1 ? what : what + "s");
    }
}
