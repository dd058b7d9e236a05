package hypervisor.http;

import static java.lang.System.Logger.Level.ERROR;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;

/// The socket that listened before the program began: systemd has opened it, and hands it over as file
/// descriptor 3. The JVM takes none but standard input, to which the launcher moves it; a unit may also say
/// `StandardInput=socket`.
final class InheritedSocket {
    private static final System.Logger LOG = System.getLogger(InheritedSocket.class.getName());

    private InheritedSocket() {}

    /// It must not be closed, since the JVM then cuts its standard output and error off, too.
    static ServerSocketChannel take() throws ListenException {
        more(System.getenv());
        try {
            if (System.inheritedChannel() instanceof ServerSocketChannel listening) {
                return listening;
            }
        } catch (IOException e) {
            throw new ListenException("web.systemd-socket: the socket of systemd cannot be used: " + e.getMessage());
        }
        throw new ListenException("web.systemd-socket: systemd has handed over no socket that listens"
                + " (it takes a .socket unit of the same name as the .service, with ListenStream=, and the program"
                + " started by the script hypervisor-exporter)");
    }

    /// Only the first of several reaches us.
    private static void more(Map<String, String> environment) {
        boolean ours = environment
                .getOrDefault("LISTEN_PID", "")
                .equals(Long.toString(ProcessHandle.current().pid()));
        String count = environment.getOrDefault("LISTEN_FDS", "1");
        if (ours && !count.equals("1")) {
            LOG.log(
                    ERROR,
                    "systemd has handed over " + count
                            + " sockets, of which only the first is served: one ListenStream= in the .socket unit"
                            + " is enough, since [::]:9177 takes IPv4 too");
        }
    }
}
