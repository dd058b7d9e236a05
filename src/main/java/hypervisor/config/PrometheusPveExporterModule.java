package hypervisor.config;

import hypervisor.config.PrometheusPveExporterFile.Given;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Makes one of our modules of what `prometheus-pve-exporter` makes a client with.
final class PrometheusPveExporterModule {
    /// The port of the API where a module does not say.
    private static final int PORT = 8006;

    private static final Set<String> KNOWN = Set.of(
            "user",
            "password",
            "token_name",
            "token_value",
            "verify_ssl",
            "port",
            "timeout",
            PrometheusPveExporterFile.TARGETS);

    /// What its client has no choice of here, and the only value that changes nothing.
    private static final Map<String, String> FIXED = Map.of("backend", "https", "service", "pve");

    /// Ours, of which the original has nothing: how its modules ask.
    private static final List<Setting<?>> HANDED_ON = List.of(
            ProxmoxSettings.FINGERPRINTS,
            ProxmoxSettings.CA_FILE,
            ProxmoxSettings.SERVER_NAME,
            ProxmoxSettings.INSECURE,
            ProxmoxSettings.CONNECT_TIMEOUT,
            ProxmoxSettings.REQUEST_TIMEOUT,
            ProxmoxSettings.MAX_ANSWER_MEBIBYTES,
            ProxmoxSettings.BACKGROUND_REQUESTS);

    private final Settings process;
    private final Given given;
    private final Problems problems;
    private final List<String> withoutEffect = new ArrayList<>();
    private Settings own;

    PrometheusPveExporterModule(Settings process, Given given, Problems problems) {
        this.process = process;
        this.given = given;
        this.problems = problems;
        this.own = process.forModule();
    }

    Module made() {
        HANDED_ON.forEach(this::handOn);
        String origin = "as prometheus-pve-exporter";
        own = own.preset(DialectSettings.DIALECT, "prometheus-pve-exporter", origin)
                .preset(ProxmoxSettings.LOCAL_CONFIGS, true, origin);
        credentials();
        certificates();
        timeout();
        targets();
        given.texts().forEach(this::look);
        var module = new Module(given.name(), own, ModuleSettings.PROXMOX, given.place());
        if (isComplete()) {
            ProxmoxChecks.look(module, problems);
        }
        return module;
    }

    /// What was said that changes nothing here.
    List<String> withoutEffect() {
        return List.copyOf(withoutEffect);
    }

    private boolean isComplete() {
        if (text("user", "").isEmpty()) {
            problems.add(given.place(), given.name() + ": lacks user, as in exporter@pve");
            return false;
        }
        boolean token =
                !text("token_name", "").isEmpty() && !text("token_value", "").isEmpty();
        if (!token && text("password", "").isEmpty()) {
            problems.add(
                    given.place(),
                    given.name() + ": nothing says who asks: give token_name and token_value, or password");
            return false;
        }
        return true;
    }

    /// A token counts before a password, as there.
    private void credentials() {
        String user = text("user", "");
        String secret = text("token_value", "");
        String name = text("token_name", "");
        if (!secret.isEmpty() || !name.isEmpty()) {
            String id = name.contains("!") ? name : user + "!" + name;
            own = own.with(ProxmoxSettings.TOKEN_ID, id, place("token_name"))
                    .with(ProxmoxSettings.TOKEN_SECRET, new Secret(secret), place("token_value"));
        } else {
            own = own.with(ProxmoxSettings.USERNAME, user, place("user"))
                    .with(ProxmoxSettings.PASSWORD, new Secret(text("password", "")), place("password"));
        }
    }

    /// A text that is neither yes nor no is a file, as its client has it.
    private void certificates() {
        String verify = text("verify_ssl", "true");
        boolean ours = !own.of(ProxmoxSettings.FINGERPRINTS).isEmpty()
                || !own.of(ProxmoxSettings.CA_FILE).isEmpty();
        switch (verify.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on" -> {}
            case "false", "0", "no", "off" -> {
                if (!ours) { // naming certificates says that they are looked at
                    own = own.with(ProxmoxSettings.INSECURE, true, place("verify_ssl"));
                }
            }
            default -> {
                if (!ours) {
                    own = own.with(ProxmoxSettings.CA_FILE, verify, place("verify_ssl"));
                }
            }
        }
    }

    private void timeout() {
        String text = given.texts().get("timeout");
        if (text == null || process.isGiven(ProxmoxSettings.REQUEST_TIMEOUT)) {
            return;
        }
        Double seconds = text.matches("[0-9]{1,4}(\\.[0-9]{1,9})?") ? Double.valueOf(text) : null;
        if (seconds == null || seconds < 0.1 || seconds > 600) {
            problems.add(place("timeout"), name("timeout") + ": expected seconds, from 0.1 to 600");
        } else {
            Duration time = Duration.ofNanos(Math.round(seconds * 1e9));
            own = own.with(ProxmoxSettings.REQUEST_TIMEOUT, time, place("timeout"));
        }
    }

    /// `localhost`, which requests mean that name no target, and what else was allowed. A port of the module's own
    /// is that of every entry without one.
    private void targets() {
        int port = port();
        List<TargetPattern> all = new ArrayList<>();
        all.add(pattern("localhost", port));
        for (TargetPattern pattern : process.of(PrometheusPveExporterSettings.TARGETS)) {
            all.add(pattern.port() == null ? pattern(pattern.toString(), port) : pattern);
        }
        String listed = text(PrometheusPveExporterFile.TARGETS, "");
        for (String entry : listed.isEmpty() ? new String[0] : listed.split(",")) {
            try {
                TargetPattern pattern = TargetPattern.parse(entry.strip());
                all.add(pattern.port() == null ? pattern(pattern.toString(), port) : pattern);
            } catch (IllegalArgumentException e) {
                problems.add(
                        place(PrometheusPveExporterFile.TARGETS),
                        name(PrometheusPveExporterFile.TARGETS) + ": \"" + Printable.of(entry) + "\": "
                                + e.getMessage());
            }
        }
        own = own.with(ModuleSettings.TARGETS, all, place(PrometheusPveExporterFile.TARGETS))
                .with(PrometheusPveExporterSettings.TARGET_PORT, port, place("port"));
    }

    private static TargetPattern pattern(String text, int port) {
        if (port == PORT) {
            return TargetPattern.parse(text);
        }
        boolean colons = text.indexOf(':') >= 0 && !text.startsWith("[");
        return TargetPattern.parse((colons ? "[" + text + "]" : text) + ":" + port);
    }

    private int port() {
        String text = given.texts().get("port");
        int port = text == null ? PORT : text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65_535) {
            problems.add(place("port"), name("port") + ": expected a port from 1 to 65535");
            return PORT;
        }
        return port;
    }

    private void look(String key, String value) {
        boolean same = value.equalsIgnoreCase(FIXED.get(key));
        if (!KNOWN.contains(key) && !same) {
            withoutEffect.add(place(key) + ": " + name(key));
        }
    }

    private <T> void handOn(Setting<T> setting) {
        if (process.isGiven(setting)) {
            own = own.with(setting, process.of(setting), process.origin(setting));
        }
    }

    private String text(String key, String otherwise) {
        return given.texts().getOrDefault(key, otherwise);
    }

    private String place(String key) {
        return given.places().getOrDefault(key, given.place());
    }

    private String name(String key) {
        return Printable.of(given.name() + "." + key);
    }
}
