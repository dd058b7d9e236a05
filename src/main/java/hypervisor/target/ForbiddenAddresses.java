package hypervisor.target;

import hypervisor.config.TargetPattern.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// Addresses that no target has, whatever a network in a list contains: of this link only, of no single machine, and
/// those at which clouds hand out the credentials of the machine that asks.
final class ForbiddenAddresses {
    private static final List<Network> NETWORKS = List.of(
            network("0.0.0.0", 8), // this machine
            network("100.100.100.200", 32), // metadata of Alibaba
            network("168.63.129.16", 32), // Azure's host
            network("169.254.0.0", 16), // link-local; metadata of most clouds
            network("192.0.0.192", 32), // metadata of Oracle
            network("224.0.0.0", 4), // multicast
            network("240.0.0.0", 4), // reserved, and broadcast
            network("::", 128),
            network("fd00:ec2::", 32), // metadata of Amazon
            network("fd20:ce::254", 128), // metadata of Google
            network("fe80::", 10),
            network("ff00::", 8));

    /// Where an IPv4 address stands in one of IPv6, and from which byte on.
    private record Embedding(Network network, int from) {}

    private static final List<Embedding> EMBEDDINGS = List.of(
            new Embedding(network("::", 96), 12),
            new Embedding(network("64:ff9b::", 96), 12),
            new Embedding(network("64:ff9b:1::", 48), 12),
            new Embedding(network("2002::", 16), 2));

    private ForbiddenAddresses() {}

    /// `::1` is the loopback that it is, although it looks like `0.0.0.1` written in IPv6.
    static boolean contain(InetAddress address) {
        return isIn(NETWORKS, address) || (!address.isLoopbackAddress() && embeds(address));
    }

    private static boolean embeds(InetAddress address) {
        return EMBEDDINGS.stream()
                .filter(embedding -> embedding.network().contains(address))
                .anyMatch(embedding -> isIn(NETWORKS, ipv4(address, embedding.from())));
    }

    private static InetAddress ipv4(InetAddress address, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static boolean isIn(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static Network network(String first, int bits) {
        return new Network(InetAddress.ofLiteral(first), bits, null);
    }
}
