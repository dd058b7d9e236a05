package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.API;
import static hypervisor.dialect.NativeViews.API_GUEST;
import static hypervisor.dialect.NativeViews.CONFIG;
import static hypervisor.dialect.NativeViews.DOMAIN;
import static hypervisor.dialect.NativeViews.LIBVIRT;
import static hypervisor.dialect.NativeViews.PROCESS;
import static hypervisor.dialect.NativeViews.PVE;

import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.pmxcfs.ClusterConfig;
import hypervisor.source.pmxcfs.GuestConfig;
import hypervisor.source.pmxcfs.PmxcfsFacts;
import hypervisor.source.pmxcfs.PoolConfig;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.Guest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who a guest is and where it belongs. What may change without the guest becoming another one (its node, tags and
/// pool) stands on families of their own, so that [no other series][NativeViews] ends with it.
final class NativeGuestIdentityMetrics {
    private static final String PROXMOX = "proxmox";

    private static final View<GuestPart<String>> API_TAGS = View.of(
                    API,
                    ProxmoxFacts.RESOURCES,
                    resources -> GuestPart.each(
                            resources.guests().stream(), guest -> Long.toString(guest.vmid()), guest -> tags(guest)))
            .key("id", GuestPart::id)
            .label("tag", GuestPart::part);

    private static final View<GuestPart<String>> CONFIG_TAGS = View.of(
                    PVE,
                    PmxcfsFacts.CONFIG,
                    config -> GuestPart.each(config.guests().stream(), GuestConfig::id, GuestConfig::tags))
            .key("id", GuestPart::id)
            .label("tag", GuestPart::part);

    private static final View<Guest> API_POOLS = View.of(
                    API,
                    ProxmoxFacts.RESOURCES,
                    resources -> resources.guests().stream().filter(guest -> guest.pool() != null))
            .key("id", guest -> Long.toString(guest.vmid()))
            .label("pool", Guest::pool);

    private static final View<GuestPart<String>> CONFIG_POOLS = View.of(
                    PVE, PmxcfsFacts.CONFIG, NativeGuestIdentityMetrics::pools)
            .key("id", GuestPart::id)
            .label("pool", GuestPart::part);

    private NativeGuestIdentityMetrics() {}

    /// @param node what this machine is called; empty where nobody knows
    static Vocabulary words(String node) {
        return Vocabulary.about("who guests are")
                .info(
                        "hypervisor_guest_info",
                        "A guest, running or not: its name, its kind (vm, container) and who runs it (proxmox, libvirt). "
                                + "Always 1.",
                        DOMAIN.label("name", Domain::name)
                                .label("kind", domain -> isContainer(domain) ? "container" : "vm")
                                .label("platform", _ -> LIBVIRT),
                        API_GUEST
                                .label("name", Guest::name)
                                .label("kind", guest -> guest.isVm() ? "vm" : "container")
                                .label("platform", _ -> PROXMOX),
                        CONFIG.label("name", NativeGuestIdentityMetrics::name)
                                .label("kind", guest -> guest.kind() == GuestConfig.Kind.QEMU ? "vm" : "container")
                                .label("platform", _ -> PROXMOX),
                        PROCESS.label("name", guest -> guest.guest().hardware().name())
                                .label("kind", _ -> "vm")
                                .label("platform", _ -> PROXMOX))
                .gauge(
                        "hypervisor_guest_node_info",
                        "The machine that the guest is on, or was on when it was stopped. Always 1.",
                        View.of(
                                        LIBVIRT,
                                        LibvirtFacts.DOMAINS,
                                        Set.of(LibvirtFacts.CONNECTION),
                                        (domains, facts) -> onNode(domains, NativeNodeViews.libvirtNode(facts, node)))
                                .key("id", GuestPart::id)
                                .label("node", GuestPart::part)
                                .gives(_ -> 1),
                        API_GUEST.label("node", Guest::node).gives(_ -> 1),
                        CONFIG.label("node", _ -> node).gives(_ -> node.isEmpty() ? null : 1),
                        PROCESS.label("node", _ -> node).gives(_ -> node.isEmpty() ? null : 1))
                .gauge(
                        "hypervisor_guest_uuid_info",
                        "The UUID that the guest's firmware shows to it. Always 1.",
                        DOMAIN.label("uuid", domain -> domain.uuid().toString()).gives(_ -> 1),
                        PROCESS.label("uuid", guest -> guest.guest().hardware().uuid())
                                .gives(guest -> guest.guest().hardware().uuid() == null ? null : 1))
                .info("hypervisor_guest_tag_info", "A tag that the guest has. Always 1.", API_TAGS, CONFIG_TAGS)
                .info(
                        "hypervisor_guest_pool_info",
                        "The resource pool that the guest is in, with the names of those around it. Always 1.",
                        API_POOLS,
                        CONFIG_POOLS)
                .build();
    }

    /// As Proxmox VE calls a guest without a name.
    private static String name(GuestConfig guest) {
        String name = guest.name();
        return name != null ? name : (guest.kind() == GuestConfig.Kind.QEMU ? "VM " : "CT") + guest.id();
    }

    private static boolean isContainer(Domain domain) {
        var definition = domain.definition();
        return definition != null && "exe".equals(definition.osType());
    }

    private static Stream<GuestPart<String>> onNode(List<Domain> domains, @Nullable String node) {
        return node == null
                ? Stream.empty()
                : domains.stream().map(domain -> new GuestPart<>(domain.uuid().toString(), node));
    }

    private static List<String> tags(Guest guest) {
        return guest.tags().isEmpty()
                ? List.of()
                : Arrays.stream(guest.tags().split("[;,\\s]+"))
                        .filter(tag -> !tag.isEmpty())
                        .sorted()
                        .distinct()
                        .toList();
    }

    private static Stream<GuestPart<String>> pools(ClusterConfig config) {
        return config.guests().stream().flatMap(guest -> {
            PoolConfig pool = config.poolOf(guest.id());
            return pool == null ? Stream.empty() : Stream.of(new GuestPart<>(guest.id(), pool.name()));
        });
    }
}
