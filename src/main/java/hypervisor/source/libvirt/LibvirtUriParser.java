package hypervisor.source.libvirt;

import hypervisor.source.MalformedException;
import hypervisor.source.libvirt.LibvirtUri.Transport;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes a libvirt URI apart, keeping the columns.
final class LibvirtUriParser {
    private static final Pattern SHAPE =
            Pattern.compile("(?<driver>[a-zA-Z][a-zA-Z0-9-]*)(?:\\+(?<transport>[^:/]*))?:(?://(?<authority>[^/?#]*))?"
                    + "(?<path>[^?#]*)(?:\\?(?<query>[^#]*))?");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:(?<user>[^@]*)@)?(?:\\[(?<literal>[^\\]]*)\\]|(?<host>[^:\\[\\]@]*))(?::(?<port>.*))?");

    /// Those libvirt's client keeps to itself; all others are the driver's, and go to the daemon in the name.
    private static final Set<String> CLIENT_PARAMETERS = Set.of(
            "auth",
            "command",
            "keyfile",
            "known_hosts",
            "known_hosts_verify",
            "knownhosts",
            "mode",
            "name",
            "netcat",
            "no_sanity",
            "no_tty",
            "no_verify",
            "pkipath",
            "proxy",
            "socket",
            "sshauth",
            "tls_priority");
    private static final Map<String, Set<String>> CHOICES = Map.of(
            "mode", Set.of("auto", "legacy", "direct"),
            "proxy", Set.of("auto", "netcat", "native"),
            "no_verify", Set.of("0", "1"),
            "no_tty", Set.of("0", "1"));
    /// These drivers are parts of libvirt's client library; no daemon speaks for them.
    private static final Set<String> CLIENT_DRIVERS = Set.of("esx", "gsx", "vpx", "hyperv", "phyp");

    private final String text;

    LibvirtUriParser(String text) {
        this.text = text;
    }

    LibvirtUri parse() {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw malformed(0, "not a libvirt URI, which looks like qemu:///system or qemu+ssh://root@host/system");
        }
        String driver = shape.group("driver");
        if (CLIENT_DRIVERS.contains(driver)) {
            throw malformed(0, "the driver " + driver + " does not run in a libvirt daemon, and is not supported");
        }
        Authority authority = authority(shape);
        Transport transport = transport(shape, authority.host != null);
        if (transport == Transport.UNIX && authority.host != null) {
            throw malformed(
                    shape.start("authority"), "a unix socket is on this machine, so there is no host in its URI");
        }
        if (transport != Transport.UNIX && authority.host == null) {
            throw malformed(
                    Math.max(shape.start("path"), 0), "the host is missing, as in " + driver + "+ssh://host/system");
        }
        return finish(driver, transport, authority, shape);
    }

    private LibvirtUri finish(String driver, Transport transport, Authority authority, Matcher shape) {
        String path = decoded(shape.group("path"), shape.start("path"));
        Map<String, String> parameters = new HashMap<>();
        var forwarded = new StringJoiner("&", "?", "").setEmptyValue("");
        int column = shape.start("query");
        @Nullable String query = shape.group("query");
        for (String pair : query == null ? new String[0] : query.split("[&;]", -1)) {
            int equals = pair.indexOf('=');
            String key = decoded(equals < 0 ? pair : pair.substring(0, equals), column);
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1), column + equals + 1);
            if (CLIENT_PARAMETERS.contains(key)) {
                check(key, value, column);
                parameters.put(key, value);
            } else if (!pair.isEmpty()) {
                forwarded.add(pair);
            }
            column += pair.length() + 1;
        }
        String name = parameters.getOrDefault("name", driver + "://" + path + forwarded);
        return new LibvirtUri(
                driver, transport, authority.user, authority.host, authority.port, path, parameters, name);
    }

    private void check(String key, String value, int column) {
        Set<String> choices = CHOICES.get(key);
        if (choices != null && !choices.contains(value)) {
            throw malformed(
                    column,
                    key + " is " + String.join(" or ", choices.stream().sorted().toList()) + ", not '" + value + "'");
        }
        if (value.isEmpty()) {
            throw malformed(column, "the parameter " + key + " is empty");
        }
    }

    private Transport transport(Matcher shape, boolean host) {
        String transport = shape.group("transport");
        return switch (transport) {
            case null -> host ? Transport.TLS : Transport.UNIX;
            case "unix" -> Transport.UNIX;
            case "tcp" -> Transport.TCP;
            case "tls" -> Transport.TLS;
            case "ssh", "libssh", "libssh2" -> Transport.SSH;
            case "ext" ->
                throw malformed(
                        shape.start("transport"),
                        "the transport ext runs a program that is not supported; give it to ssh as ?command= instead");
            default ->
                throw malformed(
                        shape.start("transport"),
                        "the transport '" + transport + "' is none of unix, tcp, tls, ssh, libssh, libssh2");
        };
    }

    /// @param host null where there is none
    private record Authority(
            @Nullable String user,
            @Nullable String host,
            @Nullable Integer port) {}

    private Authority authority(Matcher shape) {
        String authority = shape.group("authority");
        if (authority == null || authority.isEmpty()) {
            return new Authority(null, null, null);
        }
        int start = shape.start("authority");
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            throw malformed(start, "what stands before the path is not [user@]host[:port]");
        }
        String user = parts.group("user");
        if (user != null && user.contains(":")) {
            throw malformed(start, "a URI holds no password; give name and password in the configuration");
        }
        String literal = parts.group("literal");
        String host = literal != null ? literal : parts.group("host");
        int hostStart = start + (literal != null ? parts.start("literal") : parts.start("host"));
        host = decoded(host, hostStart);
        if (host.startsWith("-") || host.contains(" ")) {
            throw malformed(hostStart, "that is no name of a host");
        }
        if (host.isEmpty() && (user != null || parts.group("port") != null)) {
            throw malformed(hostStart, "the host is missing");
        }
        String port = parts.group("port");
        return new Authority(
                user == null ? null : userName(user, start),
                host.isEmpty() ? null : host,
                port == null ? null : port(port, start + parts.start("port")));
    }

    private String userName(String user, int start) {
        String decoded = decoded(user, start);
        if (decoded.isEmpty() || decoded.startsWith("-")) {
            throw malformed(start, "that is no name of a user");
        }
        return decoded;
    }

    private int port(String port, int start) {
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535) {
            throw malformed(start, "the port '" + port + "' is not a number from 1 to 65535");
        }
        return Integer.parseInt(port);
    }

    private String decoded(String part, int start) {
        String decoded = PercentCoding.decode(
                part, index -> malformed(start + index, "after % there are two hexadecimal digits"));
        if (decoded.chars().anyMatch(Character::isISOControl)) {
            throw malformed(start, "a control character");
        }
        return decoded;
    }

    private static MalformedException malformed(int index, String problem) {
        return new MalformedException("libvirt URI, column " + (index + 1), problem);
    }
}
