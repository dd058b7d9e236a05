package hypervisor.source.proxmox;

import hypervisor.source.proxmox.tls.CertificateRefused;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/// Why there was no answer at all, in words.
final class Unreachable {
    private Unreachable() {}

    static String because(Throwable failure, Duration connectTimeout) {
        CertificateRefused refused = CertificateRefused.in(failure);
        if (refused != null) {
            return String.valueOf(refused.getMessage());
        }
        if (isCausedBy(failure, UnresolvedAddressException.class) || isCausedBy(failure, UnknownHostException.class)) {
            return "its name is not known: is it in the DNS or in /etc/hosts here?";
        }
        if (failure instanceof HttpConnectTimeoutException) {
            return "no connection within " + connectTimeout.toMillis() + " ms: is it up, and port and firewall right?";
        }
        if (failure instanceof ConnectException) {
            return "cannot be reached (" + said(failure) + "): is pveproxy running there, and the port right?";
        }
        if (failure instanceof SSLException) {
            return "no TLS with it: " + said(failure);
        }
        return "the connection ended before an answer: " + said(failure);
    }

    private static boolean isCausedBy(Throwable failure, Class<?> kind) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    private static String said(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at.getMessage() != null) {
                return ServerText.printable(at.getMessage());
            }
        }
        return failure instanceof ConnectException
                ? "connection refused"
                : failure.getClass().getSimpleName();
    }
}
