package hypervisor.discovery;

import hypervisor.fact.Facts;
import hypervisor.source.cgroup.CgroupFacts;
import hypervisor.source.cgroup.GuestCgroups;
import hypervisor.source.pmxcfs.ClusterConfig;
import hypervisor.source.pmxcfs.GuestConfig;
import hypervisor.source.pmxcfs.PmxcfsFacts;
import hypervisor.source.pmxcfs.PoolConfig;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.cluster.Resources;
import hypervisor.source.proxmox.node.AgentReport;
import hypervisor.source.proxmox.node.NodeReadings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The guests of Proxmox VE, without templates: all of the cluster where its API is asked, or else those that the
/// files of this node have.
final class ProxmoxGuests {
    static final String PLATFORM = "proxmox";

    private ProxmoxGuests() {}

    static boolean areTold(Facts facts) {
        return facts.value(ProxmoxFacts.RESOURCES) != null || facts.value(PmxcfsFacts.CONFIG) != null;
    }

    static List<DiscoveredGuest> of(Facts facts) {
        Resources resources = facts.value(ProxmoxFacts.RESOURCES);
        ClusterConfig config = facts.value(PmxcfsFacts.CONFIG);
        Map<String, GuestConfig> configs = new HashMap<>();
        List<DiscoveredGuest> guests = new ArrayList<>();
        if (config != null) {
            config.guests().forEach(guest -> configs.put(guest.id(), guest));
        }
        if (resources != null) {
            rows(facts.value(ProxmoxFacts.CONFIGS))
                    .forEach(guest -> configs.put(guest.config().id(), guest.config()));
            Map<String, AgentReport> reports = new HashMap<>();
            rows(facts.value(ProxmoxFacts.AGENTS)).forEach(one -> reports.put(Long.toString(one.vmid()), one));
            for (Guest guest : resources.guests()) {
                if (!guest.template()) {
                    String id = Long.toString(guest.vmid());
                    guests.add(guest(guest, resources.cluster(), configs.get(id), reports.get(id)));
                }
            }
        } else if (config != null) {
            for (GuestConfig guest : config.guests()) {
                if (!guest.template()) {
                    guests.add(guest(guest, config.poolOf(guest.id()), facts.value(CgroupFacts.CGROUPS)));
                }
            }
        }
        return guests;
    }

    private static DiscoveredGuest guest(
            Guest guest, @Nullable String cluster, @Nullable GuestConfig config, @Nullable AgentReport report) {
        var details = new TreeMap<String, String>();
        String os = ProxmoxReports.describe(report, details);
        return new DiscoveredGuest(
                PLATFORM,
                Long.toString(guest.vmid()),
                guest.name(),
                guest.isVm() ? DiscoveredGuest.VM : DiscoveredGuest.CONTAINER,
                guest.node(),
                cluster,
                guest.status(),
                tags(guest.tags()),
                guest.pool(),
                os == null && config != null ? config.osType() : os,
                details,
                ProxmoxReports.addresses(report, config));
    }

    /// Of this node's files, which do not say whether it runs: that it does can be seen from its control group.
    private static DiscoveredGuest guest(GuestConfig guest, @Nullable PoolConfig pool, @Nullable GuestCgroups groups) {
        boolean runs = groups != null
                && groups.guests().stream().anyMatch(group -> group.id().equals(guest.id()));
        return new DiscoveredGuest(
                PLATFORM,
                guest.id(),
                guest.name(),
                guest.kind() == GuestConfig.Kind.QEMU ? DiscoveredGuest.VM : DiscoveredGuest.CONTAINER,
                null,
                null,
                groups == null ? "unknown" : runs ? "running" : "stopped",
                guest.tags(),
                pool == null ? null : pool.name(),
                guest.osType(),
                new TreeMap<>(),
                ProxmoxReports.addresses(null, guest));
    }

    private static <T> List<T> rows(@Nullable NodeReadings<T> readings) {
        return readings == null ? List.of() : readings.all();
    }

    private static List<String> tags(String tags) {
        return Arrays.stream(tags.split("[;,\\s]+"))
                .filter(tag -> !tag.isEmpty())
                .sorted()
                .distinct()
                .toList();
    }
}
