package hypervisor.demo;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// How a stand-in answers one remote procedure.
@FunctionalInterface
interface Procedure {
    /// Reads the arguments and writes the result.
    void answer(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError, InterruptedException;
}
