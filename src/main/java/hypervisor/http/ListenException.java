package hypervisor.http;

import hypervisor.config.ListenAddress;
import java.io.IOException;
import java.io.Serial;
import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Locale;

/// An address that we cannot listen on; the message is one line that says why and what to do.
public final class ListenException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    ListenException(ListenAddress address, IOException cause) {
        super("cannot listen on " + address + ": " + why(address, cause), cause);
    }

    ListenException(String message) {
        super(message);
    }

    private static String why(ListenAddress address, IOException cause) {
        String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return switch (cause) {
            case UnknownHostException _ -> "this machine knows no host named " + address.host();
            case BindException _
            when text.contains("already in use") ->
                "address already in use (\"ss -ltnp sport = :" + address.port()
                        + "\" shows by whom; web.listen-address chooses another)";
            case BindException _
            when text.contains("cannot assign") ->
                "this machine has no such address (\"ip address\" lists those it has)";
            case SocketException _
            when text.contains("permission denied") ->
                "permission denied (ports below 1024 need root or CAP_NET_BIND_SERVICE)";
            default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        };
    }
}
