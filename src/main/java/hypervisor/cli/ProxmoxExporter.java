package hypervisor.cli;

import hypervisor.config.CollectorSettings;
import hypervisor.config.DialectSettings;
import hypervisor.config.ListenAddress;
import hypervisor.config.LogSettings;
import hypervisor.config.Problems;
import hypervisor.config.ProxmoxExporterSettings;
import hypervisor.config.ProxmoxSettings;
import hypervisor.config.Settings;
import hypervisor.config.WebSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `proxmox-exporter` by Starttoaster.
final class ProxmoxExporter {
    private static final String NAME = "proxmox-exporter";
    private static final String ORIGIN = "default of " + NAME;

    private static final List<Flag> FLAGS = List.of(
            new Flag(
                    "log-level",
                    LogSettings.LEVEL,
                    "LEVEL",
                    "debug, info, warn or error; anything else is info.",
                    ProxmoxExporter::level),
            Flag.of(ProxmoxExporterSettings.SERVER_ADDR),
            Flag.of(ProxmoxExporterSettings.SERVER_PORT),
            new Flag(
                    "proxmox-endpoints",
                    ProxmoxSettings.ENDPOINTS,
                    "URL,…",
                    "Nodes of one cluster, such as https://pve1:8006.",
                    value -> value),
            new Flag(
                    "proxmox-token-id",
                    ProxmoxSettings.TOKEN_ID,
                    "USER@REALM!NAME",
                    "The API token's full name.",
                    value -> value),
            new Flag(
                    "proxmox-token",
                    ProxmoxSettings.TOKEN_SECRET,
                    "SECRET",
                    "The token's secret. Every user of the machine can read it here: prefer "
                            + "PROXMOX_EXPORTER_PROXMOX_TOKEN in the environment, or the file of --proxmox.token-file.",
                    value -> value),
            new Flag(
                    "proxmox-api-insecure",
                    ProxmoxSettings.INSECURE,
                    "true|false",
                    "Do not check certificates.",
                    GoSwitch::of),
            new Flag(
                    "enable-snapshot-metrics",
                    CollectorSettings.named("proxmox_snapshot").on(),
                    "true|false",
                    "Whether snapshots are read, one request for each guest; only --labels=upstream tells of them.",
                    GoSwitch::of),
            Flag.of(DialectSettings.LABELS));

    static final StandIn STAND_IN = new StandIn(
            NAME,
            "port 8080, labels as documented unless --labels=upstream",
            NAME,
            false,
            FLAGS,
            sources -> sources.preset(WebSettings.LISTEN_ADDRESS, List.of(new ListenAddress("0.0.0.0", 8080)), ORIGIN)
                    .preset(DialectSettings.DIALECT, NAME, "as " + NAME)
                    .preset(CollectorSettings.named("proxmox_disk").on(), true, ORIGIN)
                    .preset(CollectorSettings.named("proxmox_snapshot").on(), true, ORIGIN),
            new Original(variables(), null, Map.of(), Map.of("/healthz", "ok"), ProxmoxExporter::settle));

    private ProxmoxExporter() {}

    /// Every flag of its has a variable.
    private static List<Original.Variable> variables() {
        List<Original.Variable> variables = new ArrayList<>();
        for (Flag flag : FLAGS) {
            if (!flag.setting().equals(DialectSettings.LABELS)) {
                String name = "PROXMOX_EXPORTER_"
                        + flag.name().toUpperCase(Locale.ROOT).replace('-', '_');
                variables.add(new Original.Variable(name, flag.setting(), flag.translation()));
            }
        }
        return variables;
    }

    private static Settings settle(Settings settings, Problems problems) {
        String place = "as " + NAME;
        if (settings.of(ProxmoxSettings.ENDPOINTS).isEmpty()) {
            problems.add(place, "needs --proxmox-endpoints or PROXMOX_EXPORTER_PROXMOX_ENDPOINTS");
        }
        if (settings.of(ProxmoxSettings.TOKEN_ID).isEmpty()
                && settings.of(ProxmoxSettings.USERNAME).isEmpty()) {
            problems.add(
                    place,
                    "needs --proxmox-token-id or PROXMOX_EXPORTER_PROXMOX_TOKEN_ID, and the token's secret in "
                            + "PROXMOX_EXPORTER_PROXMOX_TOKEN or in the file of --proxmox.token-file");
        }
        return ProxmoxExporterSettings.settle(settings);
    }

    private static String level(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "debug" -> "debug";
            case "warn", "warning" -> "warn";
            case "error" -> "error";
            default -> "info";
        };
    }
}
