package hypervisor.demo;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.util.Set;

/// What is said before and after the work.
final class ConnectionProcedures {
    static final int KEEPALIVE = 10;

    /// `VIR_DRV_FEATURE_…`: typed strings, keepalive, event callbacks, close callback.
    private static final Set<Integer> FEATURES = Set.of(9, KEEPALIVE, 14, 15);

    private static final int LONGEST_NAME = 4096;

    private ConnectionProcedures() {}

    static void authenticationTypes(Session session, XdrReader arguments, XdrWriter reply) {
        session.authenticated();
        reply.int32(1).int32(0); // one type: none
    }

    static void open(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        String name = arguments.optional(in -> in.string(LONGEST_NAME));
        boolean readOnly = (arguments.int32() & 1) != 0;
        session.open(name == null ? "" : name, readOnly);
    }

    static void close(Session session, XdrReader arguments, XdrWriter reply) {
        session.end();
    }

    static void supportsFeature(Session session, XdrReader arguments, XdrWriter reply) {
        int feature = arguments.int32();
        if (feature == KEEPALIVE) {
            session.keepAlive();
        }
        reply.bool(FEATURES.contains(feature));
    }
}
