package hypervisor.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What `prometheus-pve-exporter` can be told by its flags and its environment that is none of our settings as it
/// stands. Its file is read by [PrometheusPveExporterFile].
public final class PrometheusPveExporterSettings {
    /// Its port, on all addresses.
    public static final int PORT = 9221;

    /// Whether ours stands in for it, which brings its path `/pve`.
    public static final Setting<Boolean> STANDS_IN =
            Setting.toggle("prometheus-pve-exporter", false, "Whether this stands in for prometheus-pve-exporter.");

    public static final Setting<String> FILE = Setting.file(
            "config.file",
            "/etc/prometheus/pve.yml",
            "Its file: a mapping of module names to user, password, token_name, token_value, verify_ssl, port and timeout. "
                    + "Not looked at where PVE_USER is set.");

    public static final Setting<String> USER = Setting.text("user", "", "Who asks, with the realm: `exporter@pve`.");

    public static final Setting<Secret> PASSWORD =
            Setting.of("password", new SecretKind(), Secret.NONE, "The user's password.");

    public static final Setting<String> TOKEN_NAME =
            Setting.text("token_name", "", "The name of the user's token, without the user.");

    public static final Setting<Secret> TOKEN_VALUE =
            Setting.of("token_value", new SecretKind(), Secret.NONE, "The token's secret.");

    public static final Setting<String> VERIFY_SSL = Setting.text(
            "verify_ssl", "true", "Whether certificates are checked; or a file of certificates that may sign them.");

    public static final Setting<String> MODULE =
            Setting.text("module", "default", "The name of the module that the environment makes.");

    /// Ours, which the original lacks: it sends its credentials wherever a request says.
    public static final Setting<List<TargetPattern>> TARGETS = Setting.of(
            "targets.allow",
            new ListKind<>(new TargetPatternKind()),
            List.of(),
            "Ours: the targets that requests may name besides localhost, in every module: names (`*.example.net` for all "
                    + "below), addresses, networks; `*` for any, as the original has it. A module of the file may have "
                    + "its own list, `targets`.");

    /// Of a module: the port of a target that has none.
    public static final Setting<Integer> TARGET_PORT =
            Setting.number("port", 8006, 1, 65_535, "The port of targets that name none.");

    public static final Setting<String> KEY_FILE =
            Setting.file("server.keyfile", "", "The key of the certificate to serve with, in PEM.");

    public static final Setting<String> CERTIFICATE_FILE =
            Setting.file("server.certfile", "", "The certificate to serve with, in PEM.");

    public static final Setting<Boolean> API_METRICS =
            Setting.toggle("collector.pve-api-metrics", false, "How long requests to the API took, at `/metrics`.");

    public static final Setting<Boolean> TARGET_METRICS =
            Setting.toggle("collector.target-metrics", false, "How long scrapes of each target took, at `/metrics`.");

    /// What was said that has no effect here: told when the program starts.
    public static final Setting<String> WITHOUT_EFFECT = Setting.text("without-effect", "", "What has no effect.");

    /// Its collectors, by the names of what they bring.
    public static final List<Setting<Boolean>> COLLECTORS = List.of(
            part("status", "Whether objects work."),
            part("version", "The version of the node that answers."),
            part("node", "Nodes and their numbers."),
            part("cluster", "The cluster and its quorum."),
            part("resources", "Figures of nodes, guests and storages."),
            part("backup-info", "Guests that no backup job has."),
            part("qdevice", "The cluster's QDevice."),
            part(
                    "config",
                    "Whether guests start with their node: one request for each guest of the node that answers."),
            part("replication", "Replication jobs of the node that answers."),
            part("subscription", "The subscription of the node that answers."));

    private static final String PREFIX = "collector.";

    private PrometheusPveExporterSettings() {}

    /// The collectors that are switched off: `backup-info`.
    public static Set<String> off(Settings settings) {
        Set<String> off = new HashSet<>();
        for (Setting<Boolean> collector : COLLECTORS) {
            if (!settings.of(collector)) {
                off.add(collector.key().substring(PREFIX.length()));
            }
        }
        return off;
    }

    private static Setting<Boolean> part(String name, String help) {
        return Setting.toggle("collector." + name, true, help);
    }
}
