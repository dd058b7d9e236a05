package hypervisor.cli;

import hypervisor.config.DialectSettings;
import hypervisor.config.ListenAddress;
import hypervisor.config.PveExporterSettings;
import hypervisor.config.PveExporterTranslation;
import hypervisor.config.Setting;
import hypervisor.config.WebSettings;
import java.util.List;
import java.util.Map;

/// `pve-exporter` by bigtcze.
final class PveExporter {
    private static final String NAME = "pve-exporter";

    static final StandIn STAND_IN = new StandIn(
            NAME,
            "port 9221, its YAML file and environment",
            NAME,
            true,
            List.of(Flag.of(PveExporterSettings.FILE), Flag.of(DialectSettings.LABELS)),
            sources -> sources.preset(
                            WebSettings.LISTEN_ADDRESS, List.of(new ListenAddress(null, 9221)), "default of " + NAME)
                    .preset(DialectSettings.DIALECT, NAME, "as " + NAME),
            new Original(
                    List.of(
                            variable("PVE_HOST", PveExporterSettings.HOST),
                            variable("PVE_USER", PveExporterSettings.USER),
                            variable("PVE_PASSWORD", PveExporterSettings.PASSWORD),
                            variable("PVE_TOKEN_ID", PveExporterSettings.TOKEN_ID),
                            variable("PVE_TOKEN_SECRET", PveExporterSettings.TOKEN_SECRET),
                            variable("PVE_REALM", PveExporterSettings.REALM),
                            new Original.Variable(
                                    "PVE_INSECURE_SKIP_VERIFY",
                                    PveExporterSettings.INSECURE_SKIP_VERIFY,
                                    PveExporter::isTrue),
                            variable("LISTEN_ADDRESS", PveExporterSettings.LISTEN_ADDRESS),
                            variable("METRICS_PATH", PveExporterSettings.METRICS_PATH)),
                    new Original.File(PveExporterSettings.FILE, PveExporterSettings.IN_FILE),
                    Map.of(
                            "selfupdate",
                            "refused: this program does not replace itself, update it as it was installed"),
                    Map.of("/health", "OK\n"),
                    PveExporterTranslation::of));

    private PveExporter() {}

    private static Original.Variable variable(String name, Setting<?> setting) {
        return new Original.Variable(name, setting, value -> value);
    }

    /// Quirk: whatever is not one of these three words is a no.
    private static String isTrue(String value) {
        return switch (value) {
            case "true", "1", "yes" -> "true";
            default -> "false";
        };
    }
}
