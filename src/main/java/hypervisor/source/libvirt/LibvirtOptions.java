package hypervisor.source.libvirt;

import hypervisor.source.libvirt.wire.Credentials;
import java.time.Duration;

/// How a client behaves, where a URI does not say.
///
/// @param readOnly whether to give up all rights to change something; then read-only sockets are tried first
/// @param credentials for daemons that ask for a name and a password
/// @param connectTimeout for all of connecting: transport, authentication, opening
/// @param keepAliveInterval of silence after which the daemon is asked whether it is there
/// @param keepAliveCount of such questions in a row without an answer after which it is given up
public record LibvirtOptions(
        boolean readOnly,
        LibvirtEnvironment environment,
        Credentials credentials,
        Duration connectTimeout,
        Duration keepAliveInterval,
        int keepAliveCount) {

    /// Read-only, no password, and libvirt's own intervals of keepalive.
    public static LibvirtOptions standard() {
        return new LibvirtOptions(
                true, LibvirtEnvironment.system(), Credentials.NONE, Duration.ofSeconds(10), Duration.ofSeconds(5), 5);
    }

    public LibvirtOptions withReadOnly(boolean value) {
        return new LibvirtOptions(value, environment, credentials, connectTimeout, keepAliveInterval, keepAliveCount);
    }

    public LibvirtOptions withEnvironment(LibvirtEnvironment value) {
        return new LibvirtOptions(readOnly, value, credentials, connectTimeout, keepAliveInterval, keepAliveCount);
    }

    public LibvirtOptions withCredentials(Credentials value) {
        return new LibvirtOptions(readOnly, environment, value, connectTimeout, keepAliveInterval, keepAliveCount);
    }

    public LibvirtOptions withConnectTimeout(Duration value) {
        return new LibvirtOptions(readOnly, environment, credentials, value, keepAliveInterval, keepAliveCount);
    }

    public LibvirtOptions withKeepAlive(Duration interval, int count) {
        return new LibvirtOptions(readOnly, environment, credentials, connectTimeout, interval, count);
    }
}
