package hypervisor.demo;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/// Questions about domains that need no word with their hypervisor process.
final class DomainProcedures {
    static final int LONGEST_STRING = 4_194_304;

    private static final int SECURE = 1;
    private static final int OCCUPIED = 2;

    private DomainProcedures() {}

    static void list(Session session, XdrReader arguments, XdrWriter reply) {
        boolean needed = arguments.bool();
        int flags = arguments.int32();
        List<StandInDomain> found = session.host().domains().stream()
                .filter(domain -> Filters.domain(flags, domain))
                .toList();
        reply.list(needed ? found : List.of(), DomainProcedures::write).int32(found.size());
    }

    static void byId(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        int id = arguments.int32();
        write(reply, find(session, domain -> domain.active() && domain.idOrNone() == id, "id " + id));
    }

    static void byName(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        String name = arguments.string(LONGEST_STRING);
        write(reply, find(session, domain -> domain.name().equals(name), name));
    }

    static void byUuid(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        UUID uuid = arguments.uuid();
        write(reply, find(session, domain -> domain.uuid().equals(uuid), uuid.toString()));
    }

    static void xml(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        StandInDomain domain = domain(session, arguments);
        if ((arguments.int32() & SECURE) != 0 && session.readOnly()) {
            throw new RemoteError(29, 20, "operation forbidden: virDomainGetXMLDesc with secure flag");
        }
        reply.string(domain.xml());
    }

    static void state(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        StandInDomain domain = domain(session, arguments);
        reply.int32((int) domain.number("state.state", 0)).int32((int) domain.number("state.reason", 0));
    }

    static void info(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        StandInDomain domain = domain(session, arguments);
        reply.int32((int) domain.number("state.state", 0))
                .int64(domain.number("balloon.maximum", 0))
                .int64(domain.number("balloon.current", 0))
                .int32((int) domain.number("vcpu.current", 0))
                .int64(domain.active() ? domain.number("cpu.time", 0) : 0);
    }

    static void controlInfo(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        StandInDomain domain = running(session, arguments);
        Long held = session.jobs().heldMillis(domain.name());
        reply.int32(held == null ? 0 : OCCUPIED).int32(0).int64(held == null ? 0 : held);
    }

    static void active(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        reply.bool(domain(session, arguments).active());
    }

    static void persistent(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        reply.bool(domain(session, arguments).persistent());
    }

    static void autostart(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        reply.bool(domain(session, arguments).autostart());
    }

    static void managedSave(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        reply.bool(domain(session, arguments).managedSave());
    }

    static void write(XdrWriter out, StandInDomain domain) {
        out.string(domain.name()).uuid(domain.uuid()).int32(domain.idOrNone());
    }

    /// The domain the arguments begin with: found by UUID alone, as libvirt does.
    static StandInDomain domain(Session session, XdrReader arguments) throws RemoteError {
        UUID uuid = reference(arguments);
        return find(session, domain -> domain.uuid().equals(uuid), uuid.toString());
    }

    static StandInDomain running(Session session, XdrReader arguments) throws RemoteError {
        StandInDomain domain = domain(session, arguments);
        if (!domain.active()) {
            throw RemoteError.notRunning();
        }
        return domain;
    }

    /// Reads `remote_nonnull_domain`, of which only the UUID counts.
    static UUID reference(XdrReader arguments) {
        arguments.string(LONGEST_STRING);
        UUID uuid = arguments.uuid();
        arguments.int32();
        return uuid;
    }

    private static StandInDomain find(Session session, Predicate<StandInDomain> wanted, String name)
            throws RemoteError {
        return session.host().domains().stream()
                .filter(wanted)
                .filter(domain -> !session.faults().vanished(domain.name()))
                .findFirst()
                .orElseThrow(() -> RemoteError.noDomain(name));
    }
}
