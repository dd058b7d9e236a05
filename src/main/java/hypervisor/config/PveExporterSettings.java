package hypervisor.config;

import java.time.Duration;
import java.util.List;

/// What `pve-exporter` reads from its environment and its file, under the file's own keys.
public final class PveExporterSettings {
    public static final Setting<String> FILE =
            Setting.file("config", "", "Its configuration file, which overrules its environment variables.");

    public static final Setting<String> HOST = Setting.text("proxmox.host", "localhost", "A node of the cluster.");

    public static final Setting<Integer> PORT =
            Setting.number("proxmox.port", 8006, 1, 65_535, "The port of the node's API.");

    public static final Setting<String> USER = Setting.text("proxmox.user", "root@pam", "Who logs in.");

    public static final Setting<Secret> PASSWORD = secret("proxmox.password", "The user's password.");

    public static final Setting<String> TOKEN_ID = Setting.text("proxmox.token_id", "", "The token's full name.");

    public static final Setting<Secret> TOKEN_SECRET = secret("proxmox.token_secret", "The token's secret.");

    public static final Setting<String> REALM =
            Setting.text("proxmox.realm", "pam", "Without effect, there as here: the user's name has it.");

    public static final Setting<Boolean> INSECURE_SKIP_VERIFY = Setting.of(
            "proxmox.insecure_skip_verify", new SwitchKind(true), true, "Whether certificates are left unchecked.");

    public static final Setting<Duration> TIMEOUT = Setting.duration(
            "proxmox.timeout",
            Duration.ofSeconds(30),
            Duration.ZERO,
            Duration.ofMinutes(10),
            "How long an answer may take; less than a second means 30 s.");

    public static final Setting<ListenAddress> LISTEN_ADDRESS =
            Setting.of("server.listen_address", new AddressKind(), new ListenAddress(null, 9221), "Where to listen.");

    public static final Setting<String> METRICS_PATH =
            Setting.of("server.metrics_path", TextKind.URL_PATH, "/metrics", "The path of the metrics.");

    /// What its file may say; everything else in it is passed over, there as here.
    public static final List<Setting<?>> IN_FILE = List.of(
            HOST,
            PORT,
            USER,
            PASSWORD,
            TOKEN_ID,
            TOKEN_SECRET,
            REALM,
            INSECURE_SKIP_VERIFY,
            TIMEOUT,
            LISTEN_ADDRESS,
            METRICS_PATH);

    private PveExporterSettings() {}

    private static Setting<Secret> secret(String key, String help) {
        return Setting.of(key, new SecretKind(), Secret.NONE, help);
    }
}
