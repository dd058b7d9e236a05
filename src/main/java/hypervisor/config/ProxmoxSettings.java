package hypervisor.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/// A Proxmox VE cluster through its API.
public final class ProxmoxSettings {
    public static final Setting<List<URI>> ENDPOINTS = Setting.of(
            "proxmox.endpoints",
            new ListKind<>(new EndpointKind()),
            List.of(),
            "Nodes of one cluster, by their API: requests go to any of them that works. "
                    + "Without one no cluster is watched.");

    public static final Setting<String> TOKEN_ID =
            Setting.text("proxmox.token-id", "", "The API token's full name: `exporter@pve!metrics`.");

    public static final Setting<Secret> TOKEN_SECRET = Setting.of(
            "proxmox.token-secret",
            new SecretKind(),
            Secret.NONE,
            "The API token's secret. There is no flag for it: every user of the machine can read those.");

    public static final Setting<String> TOKEN_FILE = Setting.file(
            "proxmox.token-file",
            "",
            "A file with the token's secret, a line break at its end is dropped; read anew when it is needed. "
                    + "Without it the systemd credential `proxmox.token` is taken, where there is one.");

    /// Where the token's secret may stand.
    public static final SecretPlaces TOKEN_PLACES = new SecretPlaces(TOKEN_SECRET, TOKEN_FILE, "proxmox.token");

    public static final Setting<String> USERNAME = Setting.text(
            "proxmox.username", "", "Instead of a token: the user who logs in, with the realm: `exporter@pve`.");

    public static final Setting<Secret> PASSWORD = Setting.of(
            "proxmox.password",
            new SecretKind(),
            Secret.NONE,
            "The password of that user. There is no flag for it: every user of the machine can read those.");

    public static final Setting<String> PASSWORD_FILE = Setting.file(
            "proxmox.password-file",
            "",
            "A file with the password, a line break at its end is dropped; read anew for every login. "
                    + "Without it the systemd credential `proxmox.password` is taken, where there is one.");

    /// Where the password may stand.
    public static final SecretPlaces PASSWORD_PLACES = new SecretPlaces(PASSWORD, PASSWORD_FILE, "proxmox.password");

    public static final Setting<String> CA_FILE = Setting.file(
            "proxmox.ca-file",
            "",
            "Certificates that are trusted to sign those of the endpoints, in PEM, besides those that Java trusts: "
                    + "a copy of `/etc/pve/pve-root-ca.pem`.");

    public static final Setting<List<String>> FINGERPRINTS = Setting.of(
            "proxmox.fingerprints",
            new ListKind<>(new FingerprintKind()),
            List.of(),
            "SHA-256 fingerprints of the certificates that endpoints may show, as `pvenode cert info` prints them; "
                    + "then no others are accepted, and nothing else is checked.");

    public static final Setting<String> SERVER_NAME = Setting.text(
            "proxmox.server-name",
            "",
            "The name that the endpoints' certificates must have, where it is not the one they are reached by.");

    public static final Setting<Boolean> INSECURE = Setting.toggle(
            "proxmox.insecure",
            false,
            "Do not check certificates: whoever sits between can read the token. Prefer fingerprints.");

    public static final Setting<Duration> CONNECT_TIMEOUT = Setting.duration(
            "proxmox.connect-timeout",
            Duration.ofSeconds(3),
            Duration.ofMillis(50),
            Duration.ofMinutes(1),
            "How long connecting to an endpoint may take.");

    public static final Setting<Duration> REQUEST_TIMEOUT = Setting.duration(
            "proxmox.request-timeout",
            Duration.ofSeconds(35),
            Duration.ofMillis(100),
            Duration.ofMinutes(10),
            "How long one answer may take; a scrape waits no longer than its own deadline. "
                    + "A cluster gives up on a node that hangs after 30 s.");

    public static final Setting<Integer> MAX_ANSWER_MEBIBYTES = Setting.number(
            "proxmox.max-answer-mebibytes", 64, 1, 1024, "How large an answer may be, unpacked, in MiB.");

    public static final Setting<Integer> BACKGROUND_REQUESTS = Setting.number(
            "proxmox.background-requests",
            20,
            1,
            10_000,
            "How many requests a second may be made of the cluster in the background, where no scrape waits.");

    public static final Setting<Boolean> LOCAL_CONFIGS = Setting.toggle(
            "proxmox.local-configs",
            false,
            "proxmox_config asks about the guests of the node that answers only, not of the whole cluster.");

    public static final Setting<Integer> AGENT_REQUESTS = Setting.number(
            "proxmox.agent-requests",
            500,
            1,
            100_000,
            "How many requests proxmox_agent makes at most each time it runs; guests that are left over come next time.");

    public static final Setting<List<String>> AGENT_SKIP_TAGS = Setting.of(
            "proxmox.agent-skip-tags",
            new ListKind<>(TextKind.ANY),
            List.of("no-agent"),
            "Guests with one of these tags are not asked by proxmox_agent.");

    public static final Setting<List<String>> AGENT_SKIP_OS_TYPES = Setting.of(
            "proxmox.agent-skip-os-types",
            new ListKind<>(TextKind.ANY),
            List.of("other", "solaris"),
            "VMs whose `ostype` is one of these are not asked by proxmox_agent.");

    static final List<Setting<?>> ALL = List.of(
            ENDPOINTS,
            TOKEN_ID,
            TOKEN_SECRET,
            TOKEN_FILE,
            USERNAME,
            PASSWORD,
            PASSWORD_FILE,
            CA_FILE,
            FINGERPRINTS,
            SERVER_NAME,
            INSECURE,
            CONNECT_TIMEOUT,
            REQUEST_TIMEOUT,
            MAX_ANSWER_MEBIBYTES,
            BACKGROUND_REQUESTS,
            LOCAL_CONFIGS,
            AGENT_REQUESTS,
            AGENT_SKIP_TAGS,
            AGENT_SKIP_OS_TYPES);

    private ProxmoxSettings() {}
}
