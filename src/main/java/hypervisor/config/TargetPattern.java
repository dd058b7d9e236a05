package hypervisor.config;

import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which targets a module may be sent to: one entry of its `targets`.
public sealed interface TargetPattern {
    /// The only port it lets through; null for those that the service usually has.
    @Nullable Integer port();

    /// Whether it is one target and no more.
    default boolean isOne() {
        return this instanceof Name || (this instanceof Network network && network.isSingle());
    }

    /// One name: `pve1.example.net`.
    record Name(String name, @Nullable Integer port) implements TargetPattern {
        @Override
        public String toString() {
            return withPort(name, port);
        }
    }

    /// Every name below another: `*.dc1.example.net`.
    ///
    /// @param suffix with its dot: `.dc1.example.net`
    record Below(String suffix, @Nullable Integer port) implements TargetPattern {
        @Override
        public String toString() {
            return withPort("*" + suffix, port);
        }
    }

    /// Addresses: `10.1.0.0/24`, or one alone.
    ///
    /// @param first with nothing but zeros after its prefix
    /// @param bits how long the prefix is
    record Network(InetAddress first, int bits, @Nullable Integer port) implements TargetPattern {
        /// Whether it is one address, and so names what may be refused otherwise.
        public boolean isSingle() {
            return bits == first.getAddress().length * 8;
        }

        public boolean contains(InetAddress address) {
            byte[] bytes = address.getAddress();
            return bytes.length == first.getAddress().length && Arrays.equals(masked(bytes, bits), first.getAddress());
        }

        @Override
        public String toString() {
            String address = TargetHost.of(first).bracketed();
            String network = isSingle() ? address : first.getHostAddress() + "/" + bits;
            return withPort(
                    !isSingle() && port != null && address.startsWith("[") ? "[" + network + "]" : network, port);
        }
    }

    /// Whatever there is, but for what is always refused: `*`.
    record Any(@Nullable Integer port) implements TargetPattern {
        @Override
        public String toString() {
            return withPort("*", port);
        }
    }

    /// @throws IllegalArgumentException it is none; says what is wrong
    static TargetPattern parse(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            if (end < 0) {
                throw new IllegalArgumentException("it lacks the closing bracket");
            }
            String rest = text.substring(end + 1);
            if (!rest.isEmpty() && !rest.startsWith(":") && !rest.startsWith("/")) {
                throw new IllegalArgumentException("only a port may follow its brackets");
            }
            int colon = rest.indexOf(':');
            String prefix = colon < 0 ? rest : rest.substring(0, colon);
            return of(text.substring(1, end) + prefix, colon < 0 ? null : port(rest.substring(colon + 1)));
        }
        int colon = text.indexOf(':');
        boolean alone = colon < 0 || text.indexOf(':', colon + 1) >= 0;
        return alone ? of(text, null) : of(text.substring(0, colon), port(text.substring(colon + 1)));
    }

    private static TargetPattern of(String text, @Nullable Integer port) {
        if (text.equals("*")) {
            return new Any(port);
        }
        if (text.startsWith("*.")) {
            TargetHost below = TargetHost.parse(text.substring(2));
            if (below.address() != null) {
                throw new IllegalArgumentException("a range of addresses is written as 10.1.0.0/24");
            }
            return new Below("." + below.text(), port);
        }
        int slash = text.indexOf('/');
        TargetHost host = TargetHost.parse(slash < 0 ? text : text.substring(0, slash));
        InetAddress address = host.address();
        if (address == null) {
            if (slash >= 0) {
                throw new IllegalArgumentException("expected a host, not a URL: a name has neither scheme nor path");
            }
            return new Name(host.text(), port);
        }
        int most = address.getAddress().length * 8;
        int bits = slash < 0 ? most : bits(text.substring(slash + 1), most);
        if (!Arrays.equals(masked(address.getAddress(), bits), address.getAddress())) {
            throw new IllegalArgumentException("the address has bits beyond the " + bits + " of its prefix");
        }
        return new Network(address, bits, port);
    }

    private static int bits(String text, int most) {
        int bits = text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("expected a prefix of 0 to " + most + " bits");
        }
        return bits;
    }

    private static int port(String text) {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("expected a port from 1 to 65535 after its colon");
        }
        return port;
    }

    private static byte[] masked(byte[] address, int bits) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.clamp(bits - 8L * i, 0, 8);
            masked[i] &= (byte) (0xff00 >> kept);
        }
        return masked;
    }

    private static String withPort(String host, @Nullable Integer port) {
        return port == null ? host : host + ":" + port;
    }
}
