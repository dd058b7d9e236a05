package hypervisor.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/// What the settings of a cluster must be together, beyond what each must be alone.
final class ProxmoxChecks {
    private static final Pattern USER = Pattern.compile("[^\\s:/]+@[A-Za-z][A-Za-z0-9._-]*");
    private static final Pattern TOKEN_ID =
            Pattern.compile("[^\\s:/!=;]+@[A-Za-z][A-Za-z0-9._-]*![A-Za-z][A-Za-z0-9._-]*");

    private final Settings settings;
    private final Map<String, String> environment;
    private final Problems problems;
    private final String place;

    private ProxmoxChecks(Settings settings, Map<String, String> environment, Problems problems, String place) {
        this.settings = settings;
        this.environment = environment;
        this.problems = problems;
        this.place = place;
    }

    /// Nothing is asked of settings that are not used, since no cluster is watched without an endpoint.
    static void look(Settings settings, Map<String, String> environment, Problems problems) {
        if (!settings.of(ProxmoxSettings.ENDPOINTS).isEmpty()) {
            String place = settings.origin(ProxmoxSettings.ENDPOINTS);
            new ProxmoxChecks(settings, environment, problems, place).all();
        }
    }

    /// The same of a module, whose targets come later. What systemd hands to the process is not for them.
    static void look(Module module, Problems problems) {
        new ProxmoxChecks(module.settings(), Map.of(), problems, module.origin()).all();
    }

    private void all() {
        credentials();
        certificates();
    }

    private void credentials() {
        boolean token =
                !settings.of(ProxmoxSettings.TOKEN_ID).isEmpty() || ProxmoxSettings.TOKEN_PLACES.isSet(settings);
        boolean password =
                !settings.of(ProxmoxSettings.USERNAME).isEmpty() || ProxmoxSettings.PASSWORD_PLACES.isSet(settings);
        if (token && password) {
            problem(
                    password(),
                    "a token is given as well (" + token() + "): give either the token or user and password, not both");
        } else if (token) {
            token(settings.of(ProxmoxSettings.TOKEN_ID));
        } else if (password) {
            user(settings.of(ProxmoxSettings.USERNAME));
        } else {
            problems.add(
                    place,
                    ProxmoxSettings.ENDPOINTS
                            + ": nothing says who asks: give proxmox.token-id and proxmox.token-file, "
                            + "or proxmox.username and proxmox.password-file");
        }
    }

    private void token(String id) {
        if (id.isEmpty()) {
            problem(token(), "lacks the token's name: give proxmox.token-id, as in exporter@pve!metrics");
        } else if (!TOKEN_ID.matcher(id).matches()) {
            // not shown: whoever mixes things up may have put the secret there
            problem(
                    ProxmoxSettings.TOKEN_ID,
                    "expected the token's full name, user, realm and name, as in exporter@pve!metrics, without =");
        }
        secret(ProxmoxSettings.TOKEN_PLACES, ProxmoxSettings.TOKEN_ID, "proxmox.token-file");
    }

    private void user(String name) {
        if (name.isEmpty()) {
            problem(password(), "lacks the user: give proxmox.username, as in exporter@pve");
        } else if (!USER.matcher(name).matches()) {
            problem(ProxmoxSettings.USERNAME, "lacks the realm: expected a user as in exporter@pve or root@pam");
        }
        secret(ProxmoxSettings.PASSWORD_PLACES, ProxmoxSettings.USERNAME, "proxmox.password-file");
    }

    private void secret(SecretPlaces places, Setting<?> name, String file) {
        try {
            if (!places.read(settings, environment).isPresent()) {
                problem(name, "lacks the secret: give " + file + ", or the systemd credential " + places.credential());
            }
        } catch (ConfigException e) {
            e.problems().forEach(found -> problems.add(found.place(), found.message()));
        }
    }

    private void certificates() {
        String file = settings.of(ProxmoxSettings.CA_FILE);
        boolean pinned = !settings.of(ProxmoxSettings.FINGERPRINTS).isEmpty();
        if (!file.isEmpty() && !isReadable(file)) {
            problem(ProxmoxSettings.CA_FILE, "cannot read " + Printable.of(file) + ": no such file, or not allowed to");
        }
        if (settings.of(ProxmoxSettings.INSECURE) && (pinned || !file.isEmpty())) {
            problem(
                    ProxmoxSettings.INSECURE,
                    "contradicts " + (pinned ? "proxmox.fingerprints" : "proxmox.ca-file")
                            + ": certificates are either checked or not");
        }
    }

    private static boolean isReadable(String file) {
        try {
            return Files.isReadable(Path.of(file)) && !Files.isDirectory(Path.of(file));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    /// The first setting that speaks of a token.
    private Setting<?> token() {
        if (!settings.of(ProxmoxSettings.TOKEN_ID).isEmpty()) {
            return ProxmoxSettings.TOKEN_ID;
        }
        return settings.of(ProxmoxSettings.TOKEN_SECRET).isPresent()
                ? ProxmoxSettings.TOKEN_SECRET
                : ProxmoxSettings.TOKEN_FILE;
    }

    /// The first setting that speaks of a user and a password.
    private Setting<?> password() {
        if (!settings.of(ProxmoxSettings.USERNAME).isEmpty()) {
            return ProxmoxSettings.USERNAME;
        }
        return settings.of(ProxmoxSettings.PASSWORD).isPresent()
                ? ProxmoxSettings.PASSWORD
                : ProxmoxSettings.PASSWORD_FILE;
    }

    private void problem(Setting<?> setting, String message) {
        problems.add(settings.origin(setting), setting.key() + ": " + message);
    }
}
