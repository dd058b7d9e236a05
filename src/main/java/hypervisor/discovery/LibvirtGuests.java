package hypervisor.discovery;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import hypervisor.fact.Facts;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainDefinition;
import hypervisor.source.libvirt.domain.DomainState;
import hypervisor.source.libvirt.domain.GuestAgent;
import hypervisor.source.libvirt.host.Connection;
import hypervisor.source.libvirt.host.DhcpLease;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The domains of a libvirt daemon. Their addresses are what the agent inside says, or else what their interfaces'
/// hardware addresses have leased.
final class LibvirtGuests {
    static final String PLATFORM = "libvirt";
    private static final int SHUT_OFF = 5;

    private LibvirtGuests() {}

    static List<DiscoveredGuest> of(Facts facts) {
        List<Domain> domains = facts.value(LibvirtFacts.DOMAINS);
        if (domains == null) {
            return List.of();
        }
        Connection connection = facts.value(LibvirtFacts.CONNECTION);
        String node = connection == null ? null : connection.hostname();
        Map<UUID, GuestAgent> agents = orEmpty(facts.value(LibvirtFacts.GUEST_AGENTS)).stream()
                .collect(toMap(GuestAgent::uuid, agent -> agent, (one, _) -> one));
        Map<String, List<DhcpLease>> leases = orEmpty(facts.value(LibvirtFacts.LEASES)).stream()
                .filter(lease -> lease.mac() != null)
                .collect(groupingBy(lease -> lower(Objects.requireNonNull(lease.mac()))));
        List<DiscoveredGuest> guests = new ArrayList<>();
        for (Domain domain : domains) {
            guests.add(guest(domain, node, agents.get(domain.uuid()), leases));
        }
        return guests;
    }

    private static DiscoveredGuest guest(
            Domain domain, @Nullable String node, @Nullable GuestAgent agent, Map<String, List<DhcpLease>> leases) {
        DomainDefinition definition = domain.definition();
        List<String> macs = definition == null
                ? List.of()
                : definition.interfaces().stream()
                        .map(DomainDefinition.NetworkInterface::mac)
                        .filter(Objects::nonNull)
                        .toList();
        List<Address> said = agent == null ? List.of() : Addresses.of(macs, told(agent));
        List<Address> leased = Addresses.of(macs, told(macs, leases));
        boolean container = definition != null && "exe".equals(definition.osType());
        return new DiscoveredGuest(
                PLATFORM,
                domain.uuid().toString(),
                domain.name(),
                container ? DiscoveredGuest.CONTAINER : DiscoveredGuest.VM,
                node,
                null,
                status(domain),
                List.of(),
                null,
                agent == null || agent.os() == null ? null : agent.os().id(),
                details(domain, definition, agent),
                said.isEmpty() ? leased : said);
    }

    private static SortedMap<String, String> details(
            Domain domain, @Nullable DomainDefinition definition, @Nullable GuestAgent agent) {
        var details = new TreeMap<String, String>();
        details.put("uuid", domain.uuid().toString());
        if (agent != null) {
            put(details, "hostname", agent.hostname());
            GuestAgent.Os os = agent.os();
            if (os != null) {
                put(details, "os_id", os.id());
                put(details, "os_name", os.name());
                put(details, "os_pretty_name", os.prettyName());
                put(details, "os_version", os.version());
                put(details, "os_kernel_release", os.kernelRelease());
                put(details, "os_machine", os.machine());
            }
        }
        if (definition != null) {
            put(details, "title", definition.title());
            DomainDefinition.Nova nova = definition.nova();
            if (nova != null) {
                put(details, "instance", nova.name());
                put(details, "flavor", nova.flavor());
                put(details, "project", nova.projectName());
                put(details, "project_id", nova.projectUuid());
                put(details, "user", nova.userName());
            }
        }
        return details;
    }

    private static void put(Map<String, String> details, String name, @Nullable String value) {
        if (value != null) {
            details.put(name, value);
        }
    }

    private static String status(Domain domain) {
        var state = domain.statistics().state();
        return state == null ? "unknown" : state.state() == SHUT_OFF ? "stopped" : DomainState.word(state.state());
    }

    private static List<ToldAddress> told(GuestAgent agent) {
        return agent.addresses().stream()
                .map(address -> new ToldAddress(address.networkInterface(), address.mac(), address.address()))
                .toList();
    }

    private static List<ToldAddress> told(List<String> macs, Map<String, List<DhcpLease>> leases) {
        return macs.stream()
                .flatMap(mac -> leases.getOrDefault(lower(mac), List.of()).stream())
                .map(lease -> new ToldAddress(null, lease.mac(), lease.address()))
                .toList();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
