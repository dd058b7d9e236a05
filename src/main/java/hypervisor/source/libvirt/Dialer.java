package hypervisor.source.libvirt;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.wire.SshTransport;
import hypervisor.source.libvirt.wire.TcpTransport;
import hypervisor.source.libvirt.wire.TlsTransport;
import hypervisor.source.libvirt.wire.Transport;
import java.io.IOException;

/// Gets bytes to a daemon and back.
@FunctionalInterface
interface Dialer {
    Transport dial(Deadline deadline) throws IOException;

    static Dialer of(LibvirtUri uri, LibvirtOptions options) {
        return switch (uri.transport()) {
            case UNIX -> new UnixDialer(DaemonSockets.paths(uri, options.readOnly(), options.environment()));
            case TCP -> deadline -> TcpTransport.connect(uri.requiredHost(), port(uri, TcpTransport.PORT), deadline);
            case TLS -> deadline -> tls(uri, options, deadline);
            case SSH -> _ -> ssh(uri, options);
        };
    }

    /// Reads the keys each time, so that renewed ones are used.
    private static Transport tls(LibvirtUri uri, LibvirtOptions options, Deadline deadline) throws IOException {
        return TlsTransport.connect(
                uri.requiredHost(),
                port(uri, TlsTransport.PORT),
                Pki.find(uri, options.environment()),
                !uri.flag("no_verify"),
                deadline);
    }

    private static Transport ssh(LibvirtUri uri, LibvirtOptions options) throws IOException {
        int seconds = (int) Math.max(1, options.connectTimeout().toSeconds());
        return SshTransport.start("ssh to " + uri.requiredHost(), SshCommand.of(uri, options.readOnly(), seconds));
    }

    private static int port(LibvirtUri uri, int usual) {
        Integer port = uri.port();
        return port == null ? usual : port;
    }
}
