package hypervisor.config;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// Where a server listens: `:9177` on all addresses, `127.0.0.1:9177`, `[::1]:9177` or `name:9177`.
///
/// @param host an address or a name, IPv6 without brackets; null for all addresses
/// @param port 0 for any that is free
public record ListenAddress(@Nullable String host, int port) {
    private static final String EXPECTED = "an address such as :9177, 127.0.0.1:9177 or [::1]:9177";

    /// @throws InvalidValueException where it is none, with what one looks like
    static ListenAddress parse(String text) throws InvalidValueException {
        int colon = text.lastIndexOf(':');
        if (colon < 0 && port(text) >= 0) {
            throw new InvalidValueException("a port alone is written \":" + text + "\", found \"" + text + "\"");
        }
        int port = port(text.substring(colon + 1));
        String host = text.substring(0, Math.max(0, colon));
        if (colon < 0 || port < 0 || !isHost(host)) {
            throw InvalidValueException.expected(EXPECTED, text);
        }
        if (host.startsWith("[")) {
            host = host.substring(1, host.length() - 1);
        }
        return new ListenAddress(host.isEmpty() ? null : host, port);
    }

    /// @param host IPv6 with brackets or without
    static ListenAddress of(String host, int port) {
        return new ListenAddress(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port);
    }

    /// Whether it is what may stand before the colon, where IPv6 needs no brackets.
    static boolean isHostAlone(String text) {
        return !text.isEmpty() && (isHost(text) || isIpv6(text));
    }

    /// Looks the name up, where it is one.
    public InetSocketAddress socketAddress() {
        return host == null ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        if (host == null) {
            return ":" + port;
        }
        return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
    }

    private static int port(String text) {
        if (text.isEmpty() || text.length() > 5) {
            return -1;
        }
        int port = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!Ascii.isDigit(text.charAt(i))) {
                return -1;
            }
            port = port * 10 + text.charAt(i) - '0';
        }
        return port > 65_535 ? -1 : port;
    }

    private static boolean isHost(String host) {
        return host.startsWith("[")
                ? host.endsWith("]") && isIpv6(host.substring(1, host.length() - 1))
                : host.length() <= 253 && isName(host);
    }

    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Ascii.isLetter(c) && !Ascii.isDigit(c) && c != '.' && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }

    private static boolean isIpv6(String literal) {
        int zone = literal.indexOf('%');
        String address = zone < 0 ? literal : literal.substring(0, zone);
        try {
            return isName(literal.substring(zone < 0 ? literal.length() : zone + 1))
                    && address.indexOf(':') >= 0
                    && Inet6Address.ofLiteral(address) != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
