package hypervisor.source.libvirt;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/// What to run for `qemu+ssh://`: `ssh`, and over there what gets to the daemon's socket, as libvirt's own client does:
/// `virt-ssh-helper`, or `nc` where that is not installed.
final class SshCommand {
    private SshCommand() {}

    static List<String> of(LibvirtUri uri, LibvirtOptions options, int connectSeconds) {
        List<String> command =
                new ArrayList<>(List.of(uri.parameters().getOrDefault("command", "ssh"), "-T", "-e", "none"));
        Integer port = uri.port();
        if (port != null) {
            command.addAll(List.of("-p", port.toString()));
        }
        String user = uri.user();
        if (user != null) {
            command.addAll(List.of("-l", user));
        }
        String key = uri.parameter("keyfile");
        if (key != null) {
            command.addAll(List.of("-i", key));
        }
        String knownHosts = uri.parameters().getOrDefault("known_hosts", uri.parameter("knownhosts"));
        if (knownHosts != null) {
            option(command, "UserKnownHostsFile=" + knownHosts);
        }
        if (uri.flag("no_verify")) {
            option(command, "StrictHostKeyChecking=no");
        }
        InetAddress address = options.address();
        if (address != null) {
            option(command, "HostName=" + address.getHostAddress()); // its key is still the one known by its name
            option(command, "HostKeyAlias=" + uri.requiredHost());
        }
        option(command, "BatchMode=yes"); // there is nobody to ask for a password
        option(command, "ConnectTimeout=" + connectSeconds);
        option(command, "ServerAliveInterval=15"); // notices a dead network, whatever the daemon does
        command.addAll(List.of("--", uri.requiredHost(), "sh -c " + quoted(script(uri, options.readOnly()))));
        return List.copyOf(command);
    }

    private static void option(List<String> command, String option) {
        command.add("-o");
        command.add(option);
    }

    /// The login shell over there may be any, so all it is given is one quoted word for `sh`.
    static String script(LibvirtUri uri, boolean readOnly) {
        String helper = "virt-ssh-helper " + (readOnly ? "-r " : "") + quoted(uri.name());
        return switch (uri.parameters().getOrDefault("proxy", "auto")) {
            case "native" -> "exec " + helper;
            case "netcat" -> netcat(uri, readOnly);
            default ->
                uri.parameter("socket") != null || uri.parameter("netcat") != null
                        ? netcat(uri, readOnly)
                        : "if command -v virt-ssh-helper >/dev/null 2>&1; then exec " + helper + "; fi; "
                                + netcat(uri, readOnly);
        };
    }

    /// The first socket there is. Some `nc` end when their input does only if told so, by `-q`.
    private static String netcat(LibvirtUri uri, boolean readOnly) {
        String netcat = quoted(uri.parameters().getOrDefault("netcat", "nc"));
        String socket = uri.parameter("socket");
        String sockets = socket != null ? quoted(socket) : sockets(uri, readOnly);
        return "q=; if " + netcat + " -q 2>&1 | grep -q 'requires an argument'; then q=-q0; fi; "
                + "for s in " + sockets + "; do if test -S \"$s\"; then exec " + netcat + " $q -U \"$s\"; fi; done; "
                + "echo no libvirt daemon on this host: none of " + sockets + " is a socket >&2; exit 1";
    }

    private static String sockets(LibvirtUri uri, boolean readOnly) {
        String directory = uri.session() ? "\"${XDG_RUNTIME_DIR:-$HOME/.cache}\"/libvirt/" : "/run/libvirt/";
        return String.join(
                " ",
                DaemonSockets.names(uri, readOnly).stream()
                        .map(directory::concat)
                        .toList());
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
