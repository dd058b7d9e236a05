package hypervisor.cli;

import hypervisor.config.CollectorSettings;
import hypervisor.config.ConfigSettings;
import hypervisor.config.DialectSettings;
import hypervisor.config.ListenAddress;
import hypervisor.config.PrometheusPveExporterSettings;
import hypervisor.config.PrometheusPveExporterTranslation;
import hypervisor.config.Setting;
import hypervisor.config.WebSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `prometheus-pve-exporter` by prometheus-pve, which is asked for a target at `/pve`.
final class PrometheusPveExporter {
    private static final String NAME = "prometheus-pve-exporter";
    private static final String ORIGIN = "as " + NAME;

    static final StandIn STAND_IN = new StandIn(
            NAME,
            "port 9221, its pve.yml and environment, targets at /pve",
            NAME,
            false,
            flags(),
            sources -> sources.preset(
                            WebSettings.LISTEN_ADDRESS,
                            List.of(new ListenAddress(null, PrometheusPveExporterSettings.PORT)),
                            "default of " + NAME)
                    .preset(DialectSettings.DIALECT, NAME, ORIGIN)
                    .preset(PrometheusPveExporterSettings.STANDS_IN, true, ORIGIN)
                    .preset(CollectorSettings.named("proxmox_config").on(), true, ORIGIN),
            new Original(
                    List.of(
                            variable("PVE_USER", PrometheusPveExporterSettings.USER),
                            variable("PVE_PASSWORD", PrometheusPveExporterSettings.PASSWORD),
                            variable("PVE_TOKEN_NAME", PrometheusPveExporterSettings.TOKEN_NAME),
                            variable("PVE_TOKEN_VALUE", PrometheusPveExporterSettings.TOKEN_VALUE),
                            variable("PVE_VERIFY_SSL", PrometheusPveExporterSettings.VERIFY_SSL),
                            variable("PVE_MODULE", PrometheusPveExporterSettings.MODULE),
                            variable("PVE_TARGETS", PrometheusPveExporterSettings.TARGETS)),
                    null,
                    Map.of(),
                    Map.of(),
                    PrometheusPveExporterTranslation::of));

    private PrometheusPveExporter() {}

    /// Its `--config.file` is its own file, so that ours has another flag.
    private static List<Flag> flags() {
        List<Flag> flags = new ArrayList<>();
        flags.add(Flag.of(PrometheusPveExporterSettings.FILE));
        flags.add(Flag.of(PrometheusPveExporterSettings.TARGETS));
        PrometheusPveExporterSettings.COLLECTORS.forEach(collector -> flags.add(Flag.of(collector)));
        flags.add(Flag.of(PrometheusPveExporterSettings.API_METRICS));
        flags.add(Flag.of(PrometheusPveExporterSettings.TARGET_METRICS));
        flags.add(Flag.of(PrometheusPveExporterSettings.KEY_FILE));
        flags.add(Flag.of(PrometheusPveExporterSettings.CERTIFICATE_FILE));
        flags.add(Flag.named("hypervisor.config.file", ConfigSettings.FILE));
        return flags;
    }

    private static Original.Variable variable(String name, Setting<?> setting) {
        return new Original.Variable(name, setting, value -> value);
    }
}
