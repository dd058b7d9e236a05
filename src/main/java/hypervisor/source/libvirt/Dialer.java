package hypervisor.source.libvirt;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.wire.Place;
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
            case TCP -> deadline -> TcpTransport.connect(place(uri, options, TcpTransport.PORT), deadline);
            case TLS -> deadline -> tls(uri, options, deadline);
            case SSH -> _ -> ssh(uri, options);
        };
    }

    /// Reads the keys each time, so that renewed ones are used.
    private static Transport tls(LibvirtUri uri, LibvirtOptions options, Deadline deadline) throws IOException {
        return TlsTransport.connect(
                place(uri, options, TlsTransport.PORT),
                Pki.find(uri, options.environment()),
                !uri.flag("no_verify"),
                deadline);
    }

    private static Transport ssh(LibvirtUri uri, LibvirtOptions options) throws IOException {
        int seconds = (int) Math.max(1, options.connectTimeout().toSeconds());
        return SshTransport.start("ssh to " + uri.requiredHost(), SshCommand.of(uri, options, seconds));
    }

    private static Place place(LibvirtUri uri, LibvirtOptions options, int usual) {
        Integer port = uri.port();
        return new Place(uri.requiredHost(), port == null ? usual : port, options.address());
    }
}
