package hypervisor.source.proxmox;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A node of a cluster, or what stands before it, where the API is asked.
///
/// @param host a name, or an address; one of IPv6 in brackets
/// @param address where it is connected to without looking the name up; null where the name says it
public record Endpoint(String host, int port, @Nullable InetAddress address) {
    /// Where pveproxy listens.
    public static final int PORT = 8006;

    private static final int HTTPS_PORT = 443;
    private static final String API = "/api2/json";
    private static final Pattern SCHEME = Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://.*");

    public Endpoint(String host, int port) {
        this(host, port, null);
    }

    /// The same, to be found at this address and nowhere else.
    public Endpoint at(InetAddress value) {
        return new Endpoint(host, port, value);
    }

    /// Reads `https://pve1:8006/`, `https://pve.example.com` (port 443, as URLs have it), `pve1:8006`, or
    /// `pve1` (port 8006). `/api2/json` may follow.
    ///
    /// @throws IllegalArgumentException says what is wrong, without what could be a secret in it
    public static Endpoint parse(String text) {
        String trimmed = text.strip();
        var scheme = SCHEME.matcher(trimmed);
        boolean url = scheme.matches();
        URI uri = uri(url ? trimmed : "https://" + trimmed);
        if (uri.getRawUserInfo() != null) {
            throw refused("has a user or password in it; those have settings of their own");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw refused("has more than scheme, host and port: what begins with ? or # does not belong there");
        }
        if (uri.getHost() == null) {
            throw refused("has no host that can be understood; write https://HOST:8006");
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        int port = uri.getPort();
        if (url && !scheme.group("scheme").equalsIgnoreCase("https")) {
            throw refused("is not https; write https://" + host + ":" + (port == -1 ? PORT : port));
        }
        if (port == 0 || port > 0xffff) {
            throw refused("has a port that does not exist: " + port);
        }
        String path = uri.getRawPath().replaceFirst("/+$", "");
        if (!path.isEmpty() && !path.equals(API)) {
            throw refused(
                    "has a path, which the API does not have: write https://" + host + (port == -1 ? "" : ":" + port));
        }
        int otherwise = url ? HTTPS_PORT : PORT;
        return new Endpoint(host, port == -1 ? otherwise : port);
    }

    /// Those that are named twice are there once.
    static List<Endpoint> distinct(List<Endpoint> endpoints) {
        Set<Endpoint> distinct = new LinkedHashSet<>(endpoints);
        return List.copyOf(distinct);
    }

    /// Where a path of the API is, the query behind it.
    URI at(String path) {
        String place = address == null ? toString() : "https://" + literal(address) + ":" + port;
        return URI.create(place + API + path);
    }

    private static String literal(InetAddress address) {
        String literal = address.getHostAddress();
        return literal.indexOf(':') < 0 ? literal : "[" + literal + "]";
    }

    /// What requests to it share one node by: nodes are called by the first part of their host's name.
    String node() {
        boolean named = port == PORT && !host.startsWith("[") && !host.matches("[0-9.]+");
        return named ? host.split("\\.", 2)[0] : toString();
    }

    /// `https://pve1:8006`
    @Override
    public String toString() {
        return "https://" + host + ":" + port;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) { // its message repeats the text
            throw refused("is no URL; write https://HOST:8006");
        }
    }

    private static IllegalArgumentException refused(String problem) {
        return new IllegalArgumentException("an endpoint " + problem);
    }
}
