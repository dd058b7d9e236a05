package hypervisor.filter;

import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainDefinition;
import hypervisor.source.libvirt.domain.DomainDefinition.NetworkInterface;
import hypervisor.source.libvirt.host.DhcpLease;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Leaves guests and storage pools out of what a libvirt daemon tells. Its guests have no tags and are no templates; a
/// pool they have where they are Nova's, which is the name of their project.
public final class LibvirtFilter {
    private final Rules guests;
    private final Rules storages;
    private final Described described = new Described();

    /// The hardware addresses of guests that are left out, in lower case.
    private volatile Set<String> hidden = Set.of();

    public LibvirtFilter(Rules guests, Rules storages) {
        this.guests = guests;
        this.storages = storages;
    }

    public Sieves sieves() {
        return new Sieves()
                .put(LibvirtFacts.DOMAINS, this::domains)
                .put(LibvirtFacts.JOBS, each(job -> isGuest(job.uuid(), job.domain())))
                .put(LibvirtFacts.VCPU_PLACEMENT, each(one -> isGuest(one.uuid(), one.domain())))
                .put(LibvirtFacts.SNAPSHOTS, each(one -> isGuest(one.uuid(), one.domain())))
                .put(LibvirtFacts.GUEST_AGENTS, each(agent -> isGuest(agent.uuid(), agent.domain())))
                .put(LibvirtFacts.LEASES, each(this::admits))
                .put(LibvirtFacts.POOLS, each(pool -> isStorage(pool.name())))
                .put(LibvirtFacts.VOLUMES, each(volume -> isStorage(volume.pool())));
    }

    /// Whether a guest is told of, as far as it is known.
    public boolean isGuest(UUID uuid, String name) {
        return guests.admit(described.of(uuid.toString(), Properties.NONE.with("name", name)));
    }

    private List<Domain> domains(List<Domain> all) {
        Map<String, Properties> known = new HashMap<>();
        Set<String> addresses = new HashSet<>();
        List<Domain> left = new ArrayList<>();
        for (Domain domain : all) {
            Properties properties = properties(domain);
            known.put(domain.uuid().toString(), properties);
            if (guests.admit(properties)) {
                left.add(domain);
            } else {
                addresses.addAll(addresses(domain));
            }
        }
        hidden = Set.copyOf(addresses);
        described.are(known);
        return List.copyOf(left);
    }

    private static List<String> addresses(Domain domain) {
        return domain.definition() == null
                ? List.of()
                : domain.definition().interfaces().stream()
                        .map(NetworkInterface::mac)
                        .filter(Objects::nonNull)
                        .map(mac -> mac.toLowerCase(Locale.ROOT))
                        .toList();
    }

    private static Properties properties(Domain domain) {
        Properties all = Properties.NONE
                .with("id", domain.uuid().toString())
                .with("name", domain.name())
                .with("tag", List.of())
                .with("node", List.of())
                .withFlag("template", false);
        DomainDefinition definition = domain.definition();
        return definition == null
                ? all
                : all.withKind(!"exe".equals(definition.osType())).withOptional("pool", project(definition));
    }

    private static @Nullable String project(DomainDefinition definition) {
        return definition.nova() == null ? null : definition.nova().projectName();
    }

    private boolean admits(DhcpLease lease) {
        described.awaitFirst();
        return lease.mac() == null || !hidden.contains(lease.mac().toLowerCase(Locale.ROOT));
    }

    private boolean isStorage(String name) {
        return storages.admit(Properties.NONE
                .with("name", name)
                .with("node", List.of())
                .with("type", List.of())
                .with("shared", List.of()));
    }

    private static <T> UnaryOperator<List<T>> each(Predicate<T> stays) {
        return all -> all.stream().filter(stays).toList();
    }
}
