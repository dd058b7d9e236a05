package hypervisor.source.libvirt;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.wire.Transport;
import java.io.IOException;

/// Gets bytes to a daemon and back.
@FunctionalInterface
interface Dialer {
    Transport dial(Deadline deadline) throws IOException;

    static Dialer of(LibvirtUri uri, LibvirtOptions options) {
        return switch (uri.transport()) {
            case UNIX -> new UnixDialer(DaemonSockets.paths(uri, options.readOnly(), options.environment()));
            case TCP, TLS, SSH ->
                _ -> {
                    throw new IOException(uri.transport() + " is not supported yet");
                };
        };
    }
}
