package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.API;
import static hypervisor.dialect.NativeViews.API_CONFIG;
import static hypervisor.dialect.NativeViews.API_GUEST;
import static hypervisor.dialect.NativeViews.CONFIG;
import static hypervisor.dialect.NativeViews.DOMAIN;
import static hypervisor.dialect.NativeViews.LIBVIRT;
import static hypervisor.dialect.NativeViews.PVE;
import static hypervisor.dialect.NativeViews.configured;

import hypervisor.fact.Facts;
import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.host.EventCount;
import hypervisor.source.pmxcfs.GuestConfig;
import hypervisor.source.pmxcfs.PmxcfsFacts;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.cluster.HaStatus;
import hypervisor.source.proxmox.cluster.HaStatus.Service;
import hypervisor.source.qemu.GuestMonitor;
import hypervisor.source.qemu.MonitorReadings;
import hypervisor.source.qemu.QemuFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What becomes of a guest: who starts it, what keeps it from changing, what happened to it.
final class NativeGuestLifeMetrics {
    private static final List<String> HA_STATES = List.of(
            "started",
            "stopped",
            "disabled",
            "error",
            "fence",
            "recovery",
            "freeze",
            "migrate",
            "relocate",
            "request_start",
            "request_stop",
            "ignored");
    private static final List<String> HA_REQUESTS = List.of("started", "stopped", "disabled", "ignored");

    private static final View<Service> HA = View.of(API, ProxmoxFacts.HA, NativeGuestLifeMetrics::services)
            .key("id", service -> service.id().substring(service.id().indexOf(':') + 1));

    private static final View<Guest> API_LOCKED = View.of(
                    API,
                    ProxmoxFacts.RESOURCES,
                    resources -> resources.guests().stream().filter(guest -> guest.lock() != null))
            .key("id", guest -> Long.toString(guest.vmid()))
            .label("lock", Guest::lock);

    private static final View<GuestConfig> CONFIG_LOCKED = View.of(
                    PVE, PmxcfsFacts.CONFIG, config -> config.guests().stream().filter(guest -> guest.lock() != null))
            .key("id", GuestConfig::id)
            .label("lock", GuestConfig::lock);

    private static final View<GuestPart<Boolean>> ANSWERING = View.of(
                    PVE, QemuFacts.MONITORS, ConfiguredHere.FACTS, NativeGuestLifeMetrics::answering)
            .key("id", GuestPart::id);

    private static final View<GuestPart<EventCount>> EVENTS = View.of(
                    LIBVIRT, LibvirtFacts.EVENTS, Set.of(LibvirtFacts.DOMAINS), NativeGuestLifeMetrics::events)
            .key("id", GuestPart::id)
            .label("event", row -> row.part().event())
            .label("detail", row -> row.part().detail());

    static final Vocabulary WORDS = Vocabulary.about("the life of guests")
            .gauge(
                    "hypervisor_guest_autostart",
                    "Whether the guest starts with its machine (1 or 0).",
                    DOMAIN.gives(domain -> Units.flag(domain.autostart())),
                    CONFIG.gives(guest -> Units.flag(guest.onBoot())),
                    API_CONFIG.gives(guest -> Units.flag(guest.onBoot())))
            .gauge(
                    "hypervisor_guest_template",
                    "Whether the guest is a template, which never runs (1 or 0).",
                    API_GUEST.gives(guest -> Units.flag(guest.template())),
                    CONFIG.gives(guest -> Units.flag(guest.template())))
            .gauge(
                    "hypervisor_guest_protected",
                    "Whether the guest and its disks are kept from being removed (1 or 0).",
                    configured(guest -> Units.flag(guest.isProtected())))
            .gauge(
                    "hypervisor_guest_agent_enabled",
                    "Whether the VM is configured to have a guest agent (1 or 0). Absent for containers.",
                    configured(guest -> Units.flag(guest.agent())))
            .gauge(
                    "hypervisor_guest_locked",
                    "Whether the guest is locked, as during a backup or a migration (1 or 0).",
                    CONFIG.gives(guest -> guest.lock() == null ? 0 : 1),
                    API_GUEST.gives(guest -> guest.lock() == null ? 0 : 1))
            .info(
                    "hypervisor_guest_lock_info",
                    "Why the guest is locked: backup, migrate, snapshot and others. Always 1.",
                    CONFIG_LOCKED,
                    API_LOCKED)
            .gauge(
                    "hypervisor_guest_ha_managed",
                    "Whether the HA manager looks after the guest (1 or 0).",
                    API_GUEST.gives(guest -> guest.haState() == null ? 0 : 1))
            .states(
                    "hypervisor_guest_ha_state",
                    "The state that the HA manager has the guest in (1, all others 0). Absent for guests it does not "
                            + "look after.",
                    HA.states("state", HA_STATES, Service::state),
                    API_GUEST.states("state", HA_STATES, Guest::haState))
            .states(
                    "hypervisor_guest_ha_requested_state",
                    "The state that the HA manager was told to bring the guest into (1, all others 0).",
                    HA.states("state", HA_REQUESTS, Service::requested))
            .gauge(
                    "hypervisor_guest_monitor_up",
                    "Whether QEMU answered all that it was asked of the guest the last time (1 or 0). While it does not, "
                            + "what only it can tell is missing or old. Absent where it was not asked.",
                    DOMAIN.gives(NativeGuestLifeMetrics::answers),
                    ANSWERING.gives(row -> Units.flag(row.part())))
            .counter(
                    "hypervisor_guest_events_total",
                    "What happened to the guest while this exporter listened: libvirt's events, as lifecycle, and their "
                            + "details, as started.",
                    EVENTS.gives(row -> row.part().count()))
            .build();

    private NativeGuestLifeMetrics() {}

    /// The guests among all that it manages: `vm:100`, `ct:200`.
    private static Stream<Service> services(HaStatus status) {
        return status.services().stream()
                .filter(service ->
                        service.id().startsWith("vm:") || service.id().startsWith("ct:"));
    }

    private static @Nullable Number answers(Domain domain) {
        if (!domain.active()) {
            return null;
        }
        return switch (domain.monitor()) {
            case ANSWERED -> 1;
            case STUCK -> 0;
            case NOT_ASKED -> null;
        };
    }

    private static Stream<GuestPart<Boolean>> answering(MonitorReadings readings, Facts facts) {
        Stream<String> ids =
                Stream.concat(readings.guests().stream().map(GuestMonitor::id), readings.failures().keySet().stream());
        return ids.distinct()
                .sorted()
                .filter(id -> NativeViews.isHere(id, facts))
                .map(id -> new GuestPart<>(id, readings.isUp(id)));
    }

    /// Events name a domain; those of one that is no more end with it.
    private static Stream<GuestPart<EventCount>> events(List<EventCount> events, Facts facts) {
        List<Domain> domains = facts.value(LibvirtFacts.DOMAINS);
        if (domains == null) {
            return Stream.empty();
        }
        Map<String, String> ids = new HashMap<>();
        domains.forEach(domain -> ids.put(domain.name(), domain.uuid().toString()));
        return events.stream().flatMap(event -> {
            String id = ids.get(event.domain());
            return id == null ? Stream.empty() : Stream.of(new GuestPart<>(id, event));
        });
    }
}
