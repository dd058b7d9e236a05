package hypervisor.cli;

import hypervisor.config.DialectSettings;
import hypervisor.config.ListenAddress;
import hypervisor.config.LogSettings;
import hypervisor.config.PveLocalExporterSettings;
import hypervisor.config.PveSettings;
import hypervisor.config.Setting;
import hypervisor.config.WebSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `pve_local_exporter` by illustris in Go, and its predecessor pvemon in Python, whose times are whole seconds.
final class PveLocalExporter {
    private static final String NAME = "pve_local_exporter";

    static final StandIn STAND_IN = new StandIn(
            NAME,
            "port 9116, on the Proxmox VE node itself",
            NAME,
            true,
            List.of(
                    Flag.of(PveLocalExporterSettings.PORT),
                    Flag.of(PveLocalExporterSettings.HOST),
                    toggle("collect-running-vms", PveLocalExporterSettings.RUNNING_VMS),
                    toggle("collect-storage", PveLocalExporterSettings.STORAGE),
                    Flag.named("metrics-prefix", PveSettings.PREFIX),
                    new Flag(
                            "loglevel",
                            LogSettings.LEVEL,
                            "LEVEL",
                            "DEBUG, INFO, WARNING or ERROR; anything else is INFO.",
                            PveLocalExporter::level),
                    time("qm-terminal-timeout", PveSettings.MONITOR_TIMEOUT),
                    time("qm-max-ttl", PveSettings.MONITOR_TTL),
                    time("qm-rand", PveSettings.MONITOR_TTL_SPREAD),
                    toggle("qm-monitor-defer-close", PveSettings.MONITOR_DEFER_CLOSE),
                    Flag.named("monitor", PveSettings.MONITOR),
                    Flag.of(PveLocalExporterSettings.INTERVAL),
                    Flag.of(PveLocalExporterSettings.PROFILE)),
            sources -> sources.preset(
                            WebSettings.LISTEN_ADDRESS,
                            List.of(new ListenAddress("0.0.0.0", 9116)),
                            "default of " + NAME)
                    .preset(DialectSettings.DIALECT, NAME, "as " + NAME),
            new Original(
                    List.of(), null, Map.of(), Map.of(), (settings, _) -> PveLocalExporterSettings.settle(settings)));

    private PveLocalExporter() {}

    private static Flag toggle(String name, Setting<Boolean> setting) {
        return new Flag(name, setting, "true|false", setting.help(), GoSwitch::of);
    }

    private static Flag time(String name, Setting<?> setting) {
        return new Flag(name, setting, "DURATION", setting.help(), GoDuration::orSeconds);
    }

    /// Quirk: a level that does not exist is INFO.
    private static String level(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "TRACE", "DEBUG" -> "debug";
            case "WARN", "WARNING" -> "warn";
            case "ERROR", "CRITICAL" -> "error";
            default -> "info";
        };
    }
}
