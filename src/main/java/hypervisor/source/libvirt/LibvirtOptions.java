package hypervisor.source.libvirt;

import hypervisor.source.libvirt.wire.Credentials;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a client behaves, where a URI does not say.
///
/// @param readOnly whether to give up all rights to change something; then read-only sockets are tried first
/// @param credentials for daemons that ask for a name and a password
/// @param connectTimeout for all of connecting: transport, authentication, opening
/// @param keepAliveInterval of silence after which the daemon is asked whether it is there
/// @param keepAliveCount of such questions in a row without an answer after which it is given up
/// @param address of the host that the URI names, which then is not looked up; null to look it up
public record LibvirtOptions(
        boolean readOnly,
        LibvirtEnvironment environment,
        Credentials credentials,
        Duration connectTimeout,
        Duration keepAliveInterval,
        int keepAliveCount,
        @Nullable InetAddress address) {

    /// Read-only, no password, and libvirt's own intervals of keepalive.
    public static LibvirtOptions standard() {
        return new LibvirtOptions(
                true,
                LibvirtEnvironment.system(),
                Credentials.NONE,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                5,
                null);
    }

    public LibvirtOptions withReadOnly(boolean value) {
        return new LibvirtOptions(
                value, environment, credentials, connectTimeout, keepAliveInterval, keepAliveCount, address);
    }

    public LibvirtOptions withEnvironment(LibvirtEnvironment value) {
        return new LibvirtOptions(
                readOnly, value, credentials, connectTimeout, keepAliveInterval, keepAliveCount, address);
    }

    public LibvirtOptions withCredentials(Credentials value) {
        return new LibvirtOptions(
                readOnly, environment, value, connectTimeout, keepAliveInterval, keepAliveCount, address);
    }

    public LibvirtOptions withConnectTimeout(Duration value) {
        return new LibvirtOptions(
                readOnly, environment, credentials, value, keepAliveInterval, keepAliveCount, address);
    }

    public LibvirtOptions withKeepAlive(Duration interval, int count) {
        return new LibvirtOptions(readOnly, environment, credentials, connectTimeout, interval, count, address);
    }

    public LibvirtOptions withAddress(@Nullable InetAddress value) {
        return new LibvirtOptions(
                readOnly, environment, credentials, connectTimeout, keepAliveInterval, keepAliveCount, value);
    }
}
