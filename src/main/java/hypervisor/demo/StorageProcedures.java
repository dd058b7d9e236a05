package hypervisor.demo;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.util.List;
import java.util.UUID;

/// Questions about storage pools and volumes.
final class StorageProcedures {
    private static final int STORAGE = 18;
    private static final int NO_POOL = 49;
    private static final int NO_VOLUME = 50;

    private StorageProcedures() {}

    /// Bits: INACTIVE 1 ACTIVE 2 PERSISTENT 4 TRANSIENT 8 AUTOSTART 16 NO_AUTOSTART 32.
    static void list(Session session, XdrReader arguments, XdrWriter reply) {
        boolean needed = arguments.bool();
        int flags = arguments.int32();
        List<StandInPool> pools = session.host().pools().stream()
                .filter(pool -> Filters.other(flags, pool.active(), pool.persistent(), pool.autostart()))
                .toList();
        reply.list(
                        needed ? pools : List.<StandInPool>of(),
                        (out, pool) -> out.string(pool.name()).uuid(pool.uuid()))
                .int32(pools.size());
    }

    static void info(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        StandInPool pool = pool(session, arguments);
        reply.int32(pool.state())
                .int64(pool.capacity())
                .int64(pool.allocation())
                .int64(pool.available());
    }

    static void active(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        reply.bool(pool(session, arguments).active());
    }

    static void persistent(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        reply.bool(pool(session, arguments).persistent());
    }

    static void autostart(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        reply.bool(pool(session, arguments).autostart());
    }

    static void volumes(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        StandInPool pool = pool(session, arguments);
        if (!pool.active()) {
            throw new RemoteError(
                    55, STORAGE, "Requested operation is not valid: storage pool '" + pool.name() + "' is not active");
        }
        boolean needed = arguments.bool();
        reply.list(
                        needed ? pool.volumes() : List.<StandInPool.Volume>of(),
                        (out, volume) ->
                                out.string(pool.name()).string(volume.name()).string(volume.key()))
                .int32(pool.volumes().size());
    }

    static void volumeInfo(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        String pool = arguments.string(DomainProcedures.LONGEST_STRING);
        String name = arguments.string(DomainProcedures.LONGEST_STRING);
        StandInPool.Volume found = session.host().pools().stream()
                .filter(candidate -> candidate.name().equals(pool))
                .flatMap(candidate -> candidate.volumes().stream())
                .filter(volume -> volume.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RemoteError(
                        NO_VOLUME,
                        STORAGE,
                        "Storage volume not found: no storage vol with matching name '" + name + "'"));
        reply.int32(found.type()).int64(found.capacity()).int64(found.allocation());
    }

    private static StandInPool pool(Session session, XdrReader arguments) throws RemoteError {
        String name = arguments.string(DomainProcedures.LONGEST_STRING);
        UUID uuid = arguments.uuid();
        return session.host().pools().stream()
                .filter(pool -> pool.uuid().equals(uuid))
                .findFirst()
                .orElseThrow(() -> new RemoteError(
                        NO_POOL,
                        STORAGE,
                        "Storage pool not found: no storage pool with matching uuid '" + uuid + "' (" + name + ")"));
    }
}
