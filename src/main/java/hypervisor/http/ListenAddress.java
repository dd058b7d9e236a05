package hypervisor.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where to listen, as people write it: `:9177` (every address of this machine), `127.0.0.1:9177`, `[::1]:9177`,
/// `localhost:9177`.
///
/// @param host empty for every address; an IPv6 address without its brackets
/// @param port 0 for any that is free
public record ListenAddress(String host, int port) {
    private static final Pattern SHAPE =
            Pattern.compile("(?:\\[(?<six>[0-9a-fA-F:.]+(?:%[\\w.-]+)?)]|(?<host>[^\\[\\]:/\\s]*)):(?<port>\\d{1,5})");

    /// @throws IllegalArgumentException if it is none, with a message that says what one looks like
    public static ListenAddress parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group("port")) > 65_535) {
            throw new IllegalArgumentException(
                    "not an address to listen on: " + text + " (expected host:port, [IPv6]:port or :port)");
        }
        String six = matcher.group("six");
        return new ListenAddress(six == null ? matcher.group("host") : six, Integer.parseInt(matcher.group("port")));
    }

    InetSocketAddress resolve() throws UnknownHostException {
        return host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(InetAddress.getByName(host), port);
    }

    /// As it was written.
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
