package hypervisor.config;

import hypervisor.config.PrometheusPveExporterFile.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// From what `prometheus-pve-exporter` was told to our modules.
public final class PrometheusPveExporterTranslation {
    private static final String NAME = "prometheus-pve-exporter";

    private final Settings settings;
    private final Problems problems;
    private final List<String> withoutEffect = new ArrayList<>();

    private PrometheusPveExporterTranslation(Settings settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    /// @param problems gets what cannot be translated
    public static Settings of(Settings settings, Problems problems) {
        return new PrometheusPveExporterTranslation(settings, problems).settled();
    }

    private Settings settled() {
        certificate();
        List<Module> modules = new ArrayList<>(settings.modules());
        for (Given given : given()) {
            var module = new PrometheusPveExporterModule(settings, given, problems);
            modules.add(module.made());
            withoutEffect.addAll(module.withoutEffect());
        }
        if (settings.of(PrometheusPveExporterSettings.API_METRICS)) {
            withoutEffect.add(settings.origin(PrometheusPveExporterSettings.API_METRICS)
                    + " (each answer has hypervisor_proxmox_requests_total and how long collectors took)");
        }
        return settings.withModules(modules)
                .with(PrometheusPveExporterSettings.WITHOUT_EFFECT, String.join("; ", withoutEffect), NAME);
    }

    /// The certificate and its key, which need each other, and are in a web configuration file otherwise.
    private void certificate() {
        Setting<String> certificate = PrometheusPveExporterSettings.CERTIFICATE_FILE;
        Setting<String> key = PrometheusPveExporterSettings.KEY_FILE;
        boolean encrypted = !settings.of(certificate).isEmpty();
        if (encrypted != !settings.of(key).isEmpty()) {
            Setting<String> given = encrypted ? certificate : key;
            problems.add(settings.origin(given), "needs --" + (encrypted ? key : certificate).key() + " as well");
        } else if (encrypted && settings.isGiven(WebSettings.CONFIG_FILE)) {
            problems.add(settings.origin(certificate), "contradicts --web.config.file: give one of the two");
        }
    }

    /// Quirk: where the environment names a user, the file is not looked at, whatever it says.
    private List<Given> given() {
        if (settings.isGiven(PrometheusPveExporterSettings.USER)) {
            return List.of(environment());
        }
        Setting<String> file = PrometheusPveExporterSettings.FILE;
        String origin = settings.isGiven(file)
                ? settings.origin(file)
                : "default of " + NAME + ", since neither --config.file nor PVE_USER is given";
        return PrometheusPveExporterFile.read(settings.of(file), origin, problems);
    }

    private Given environment() {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, String> places = new LinkedHashMap<>();
        for (Setting<?> setting : List.of(
                PrometheusPveExporterSettings.USER,
                PrometheusPveExporterSettings.PASSWORD,
                PrometheusPveExporterSettings.TOKEN_NAME,
                PrometheusPveExporterSettings.TOKEN_VALUE,
                PrometheusPveExporterSettings.VERIFY_SSL)) {
            if (settings.isGiven(setting)) {
                texts.put(setting.key(), text(setting));
                places.put(setting.key(), settings.origin(setting));
            }
        }
        return new Given(
                settings.of(PrometheusPveExporterSettings.MODULE),
                settings.origin(PrometheusPveExporterSettings.USER),
                texts,
                places);
    }

    private String text(Setting<?> setting) {
        return settings.of(setting) instanceof Secret secret ? secret.reveal() : String.valueOf(settings.of(setting));
    }
}
