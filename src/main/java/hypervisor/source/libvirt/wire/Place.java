package hypervisor.source.libvirt.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/// Where a daemon listens.
///
/// @param host as people and certificates name it
/// @param address where it is known already; null to look the name up
public record Place(String host, int port, @Nullable InetAddress address) {
    InetSocketAddress find() throws UnknownHostException {
        InetSocketAddress found =
                address == null ? new InetSocketAddress(host, port) : new InetSocketAddress(address, port);
        if (found.isUnresolved()) {
            throw new UnknownHostException("the name " + host + " is not known to this machine's resolver");
        }
        return found;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
