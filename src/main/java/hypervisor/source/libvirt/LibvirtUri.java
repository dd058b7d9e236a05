package hypervisor.source.libvirt;

import hypervisor.source.MalformedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which libvirt to talk to, as libvirt writes it: `driver[+transport]://[user@][host][:port]/[path][?parameters]`.
///
/// @param driver "qemu", "lxc", "xen", "ch", "test" …
/// @param port null for the transport's own
/// @param path with its slash: "/system", "/session", "/default"; empty where there is none
/// @param parameters those meant for the client, as `socket` or `no_verify`
/// @param name what the daemon is told: the URI without transport, host, and the client's parameters
/// @see <a href="https://libvirt.org/uri.html">Connection URIs</a>
public record LibvirtUri(
        String driver,
        Transport transport,
        @Nullable String user,
        @Nullable String host,
        @Nullable Integer port,
        String path,
        Map<String, String> parameters,
        String name) {

    /// How to get to the daemon.
    public enum Transport {
        UNIX,
        TCP,
        TLS,
        SSH
    }

    public LibvirtUri {
        parameters = Map.copyOf(parameters);
    }

    /// @throws MalformedException it is not such a URI; says which part, and at which column it begins
    public static LibvirtUri parse(String text) {
        return new LibvirtUriParser(text).parse();
    }

    /// Whether the user's own daemon is meant, not the system's.
    public boolean session() {
        return path.equals("/session");
    }

    @Nullable String parameter(String key) {
        return parameters.get(key);
    }

    /// A parameter that is a choice between yes (1) and no (0).
    boolean flag(String key) {
        return parameters.getOrDefault(key, "0").equals("1");
    }

    /// The host, where there must be one.
    String requiredHost() {
        if (host == null) {
            throw new IllegalStateException("the parser lets no " + transport + " without a host pass");
        }
        return host;
    }

    /// Says where it leads, without parameters.
    @Override
    public String toString() {
        if (host == null) {
            return name;
        }
        return driver + "+" + transport.name().toLowerCase(java.util.Locale.ROOT) + "://"
                + (user == null ? "" : user + "@")
                + (host.contains(":") ? "[" + host + "]" : host)
                + (port == null ? "" : ":" + port)
                + path;
    }
}
