package hypervisor.demo;

import hypervisor.source.libvirt.wire.XdrWriter;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Something that happened to a domain, as a daemon tells those who registered for it.
///
/// @param id `virDomainEventID`
/// @param details writes what follows the domain in the message
public record StandInEvent(int id, String domain, UUID uuid, int domainId, Consumer<XdrWriter> details) {
    /// The message's procedure by event id (`DOMAIN_EVENT_CALLBACK_…`).
    static final Map<Integer, Integer> PROCEDURES = Map.ofEntries(
            Map.entry(0, 318),
            Map.entry(1, 319),
            Map.entry(3, 321),
            Map.entry(4, 322),
            Map.entry(7, 325),
            Map.entry(8, 326),
            Map.entry(9, 327),
            Map.entry(10, 328),
            Map.entry(13, 331),
            Map.entry(15, 333),
            Map.entry(17, 346),
            Map.entry(18, 348),
            Map.entry(19, 354),
            Map.entry(20, 359),
            Map.entry(21, 363),
            Map.entry(22, 367),
            Map.entry(23, 379),
            Map.entry(24, 385),
            Map.entry(25, 423),
            Map.entry(26, 438),
            Map.entry(27, 453));

    /// Defined 0, undefined 1, started 2, suspended 3, resumed 4, stopped 5, shut down 6, suspended to RAM 7, crashed
    /// 8.
    public static StandInEvent lifecycle(StandInDomain domain, int event, int detail) {
        return of(0, domain, out -> out.int32(event).int32(detail));
    }

    public static StandInEvent reboot(StandInDomain domain) {
        return of(1, domain, _ -> {});
    }

    public static StandInEvent deviceRemoved(StandInDomain domain, String alias) {
        return of(15, domain, out -> out.string(alias));
    }

    public static StandInEvent deviceAdded(StandInDomain domain, String alias) {
        return of(19, domain, out -> out.string(alias));
    }

    /// @param type 0 description, 1 title, 2 an element of the namespace
    public static StandInEvent metadataChanged(StandInDomain domain, int type, @Nullable String namespace) {
        return of(23, domain, out -> out.int32(type).optional(namespace, XdrWriter::string));
    }

    public static StandInEvent of(int id, StandInDomain domain, Consumer<XdrWriter> details) {
        return new StandInEvent(id, domain.name(), domain.uuid(), domain.idOrNone(), details);
    }

    StandInFrame frame(int callback) {
        var out = new XdrWriter().int32(callback).string(domain).uuid(uuid).int32(domainId);
        details.accept(out);
        return StandInFrame.event(PROCEDURES.getOrDefault(id, 318), out.toByteArray());
    }
}
