package hypervisor.demo;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.util.List;
import java.util.UUID;

/// Questions about virtual networks.
final class NetworkProcedures {
    private static final int NETWORK = 19;
    private static final int NO_NETWORK = 43;

    private NetworkProcedures() {}

    static void list(Session session, XdrReader arguments, XdrWriter reply) {
        boolean needed = arguments.bool();
        int flags = arguments.int32();
        List<StandInNetwork> found = session.host().networks().stream()
                .filter(network -> Filters.other(flags, network.active(), network.persistent(), network.autostart()))
                .toList();
        reply.list(
                        needed ? found : List.<StandInNetwork>of(),
                        (out, network) -> out.string(network.name()).uuid(network.uuid()))
                .int32(found.size());
    }

    static void active(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        reply.bool(network(session, arguments).active());
    }

    static void persistent(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        reply.bool(network(session, arguments).persistent());
    }

    static void autostart(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        reply.bool(network(session, arguments).autostart());
    }

    static void bridge(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        StandInNetwork network = network(session, arguments);
        String bridge = network.bridge();
        if (bridge == null) {
            throw new RemoteError(
                    1, NETWORK, "internal error: network '" + network.name() + "' does not have a bridge name.");
        }
        reply.string(bridge);
    }

    static void leases(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        StandInNetwork network = network(session, arguments);
        String mac = arguments.optional(in -> in.string(DomainProcedures.LONGEST_STRING));
        boolean needed = arguments.bool();
        List<StandInNetwork.Lease> leases = network.leases().stream()
                .filter(lease -> mac == null || mac.equals(lease.mac()))
                .toList();
        reply.list(
                        needed ? leases : List.<StandInNetwork.Lease>of(),
                        (out, lease) -> out.string(network.bridge() == null ? "" : network.bridge())
                                .int64(lease.expiry())
                                .int32(lease.address().contains(":") ? 1 : 0)
                                .optional(lease.mac(), XdrWriter::string)
                                .bool(false) // no iaid
                                .string(lease.address())
                                .int32(lease.prefix())
                                .optional(lease.hostname(), XdrWriter::string)
                                .bool(false)) // no client id
                .int32(leases.size());
    }

    private static StandInNetwork network(Session session, XdrReader arguments) throws RemoteError {
        arguments.string(DomainProcedures.LONGEST_STRING);
        UUID uuid = arguments.uuid();
        return session.host().networks().stream()
                .filter(network -> network.uuid().equals(uuid))
                .findFirst()
                .orElseThrow(() -> new RemoteError(
                        NO_NETWORK, NETWORK, "Network not found: no network with matching uuid '" + uuid + "'"));
    }
}
