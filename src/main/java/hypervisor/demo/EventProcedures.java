package hypervisor.demo;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// Registering for events of domains.
final class EventProcedures {
    private EventProcedures() {}

    static void register(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        int event = arguments.int32();
        var domain = arguments.optional(DomainProcedures::reference);
        if (!StandInEvent.PROCEDURES.containsKey(event)) {
            throw RemoteError.invalid("unsupported event ID " + event);
        }
        reply.int32(session.register(event, domain));
    }

    static void deregister(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        int callback = arguments.int32();
        if (!session.deregister(callback)) {
            throw new RemoteError(1, 7, "internal error: domain event callback " + callback + " not registered");
        }
    }
}
