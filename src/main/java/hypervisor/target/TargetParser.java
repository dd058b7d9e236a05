package hypervisor.target;

import hypervisor.config.TargetHost;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what a request names as its target. Only the plainest form of it is understood: whatever two programs could
/// read in two ways is refused before anything else looks at it.
///
/// @param scheme the only one that may stand before the host: `https`, `qemu+tls` with any driver for `+tls`
/// @param port where none is named
/// @param portInUrl where none is named in a URL
public record TargetParser(String scheme, int port, int portInUrl) {
    private static final int LONGEST = 300;
    private static final Pattern DRIVER = Pattern.compile("qemu|xen|lxc|ch|bhyve|vz|openvz|test");
    private static final Set<String> DAEMON_PATHS = Set.of("", "/", "/system", "/default");

    /// `pve1`, `pve1:8006`, `https://pve1:8006`.
    public static TargetParser proxmox() {
        return new TargetParser("https", 8006, 443);
    }

    /// `host`, `host:16514`, `qemu+tls://host/system`.
    ///
    /// @param transport `tls`, `ssh` or `tcp`
    public static TargetParser libvirt(String transport) {
        int port = switch (transport) {
            case "ssh" -> 22;
            case "tcp" -> 16_509;
            default -> 16_514;
        };
        return new TargetParser("+" + transport, port, port);
    }

    private boolean isDaemon() {
        return scheme.startsWith("+");
    }

    /// @throws RefusedException it is none, or not written plainly; without the text itself, which may be anything
    public Target parse(String text) throws RefusedException {
        plain(text);
        int colons = text.indexOf("://");
        String driver = isDaemon() ? "qemu" : "";
        if (colons >= 0) {
            driver = driver(text.substring(0, colons).toLowerCase(Locale.ROOT));
        }
        String rest = colons < 0 ? text : text.substring(colons + 3);
        int slash = rest.indexOf('/');
        String path = slash < 0 ? "" : rest.substring(slash);
        return target(driver, slash < 0 ? rest : rest.substring(0, slash), path(path), colons < 0 ? port : portInUrl);
    }

    private static void plain(String text) throws RefusedException {
        if (text.length() > LONGEST) {
            throw new RefusedException("the target is longer than " + LONGEST + " characters");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String problem = switch (c) {
                case '@' -> "has an @ in it: users are given in the configuration, never by a target";
                case '\\' -> "has a backslash in it";
                case '%' -> "has a percent sign in it: neither coded characters nor zones are understood";
                case '?', '&', ';' -> "has parameters in it, which only the configuration may give";
                case '#' -> "has a fragment in it";
                default -> isInvisible(c) ? "has a space or a control character in it" : null;
            };
            if (problem != null) {
                throw new RefusedException("the target " + problem);
            }
        }
    }

    private static boolean isInvisible(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    private String driver(String before) throws RefusedException {
        if (!isDaemon()) {
            if (!before.equals(scheme)) {
                throw new RefusedException("the target is no " + scheme + " URL, and no other is asked");
            }
            return "";
        }
        String driver = before.endsWith(scheme) ? before.substring(0, before.length() - scheme.length()) : "";
        if (!DRIVER.matcher(driver).matches()) {
            throw new RefusedException("the target is not reached by the transport of its module: expected a host, or"
                    + " qemu" + scheme + "://HOST/system (modules.NAME.libvirt.transport chooses another)");
        }
        return driver;
    }

    private String path(String path) throws RefusedException {
        if (!isDaemon()) {
            if (!path.isEmpty() && !path.equals("/")) {
                throw new RefusedException(
                        "the target has a path in it: expected HOST, HOST:PORT or https://HOST:PORT");
            }
            return "";
        }
        if (!DAEMON_PATHS.contains(path)) {
            throw new RefusedException("the target has a path other than /system in it");
        }
        return path.length() < 2 ? "/system" : path;
    }

    private static final Pattern PLACE = Pattern.compile("(?<host>\\[[^\\]]*]|[^:\\[\\]]*)(?::(?<port>\\d{1,5}))?");

    private static Target target(String driver, String place, String path, int usual) throws RefusedException {
        Matcher parts = PLACE.matcher(place);
        if (!parts.matches()) {
            throw new RefusedException("the target is no host with a port: expected HOST or HOST:PORT, where HOST is a"
                    + " name, an IPv4 address, or one of IPv6 in brackets");
        }
        String number = parts.group("port");
        int port = number == null ? usual : Integer.parseInt(number);
        if (port < 1 || port > 65_535) {
            throw new RefusedException("the target has a port that does not exist");
        }
        try {
            return new Target(TargetHost.parse(parts.group("host")), port, driver, path);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("the target cannot be used: " + e.getMessage());
        }
    }
}
