package hypervisor.source.libvirt;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where things lie on this machine.
///
/// @param run the system's run directory, `/run`: sockets of system daemons are in its `libvirt`
/// @param userRun the user's own: sockets of session daemons are in its `libvirt`
/// @param home the user's home directory: may hold `.pki/libvirt`
/// @param pki the system's keys and certificates, `/etc/pki`
public record LibvirtEnvironment(Path run, Path userRun, Path home, Path pki) {

    public static LibvirtEnvironment system() {
        return of(System.getenv(), Path.of(System.getProperty("user.home", "/")));
    }

    static LibvirtEnvironment of(Map<String, String> variables, Path home) {
        @Nullable String runtime = variables.get("XDG_RUNTIME_DIR");
        @Nullable String cache = variables.get("XDG_CACHE_HOME");
        return new LibvirtEnvironment(
                Path.of("/run"),
                runtime != null ? Path.of(runtime) : cache != null ? Path.of(cache) : home.resolve(".cache"),
                home,
                Path.of("/etc/pki"));
    }
}
