package hypervisor.config;

import java.time.Duration;
import java.util.List;

/// From what `pve-exporter` was told to our settings, wherever those were not given themselves.
public final class PveExporterTranslation {
    private static final String STANDARD = "default of pve-exporter";

    private final Problems problems;
    private Settings settings;

    private PveExporterTranslation(Settings settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    /// @param problems gets what cannot be translated
    public static Settings of(Settings settings, Problems problems) {
        var translation = new PveExporterTranslation(settings, problems);
        translation.endpoint();
        translation.credentials();
        translation.certificates();
        translation.rest();
        return translation.settings;
    }

    private void endpoint() {
        if (settings.isGiven(ProxmoxSettings.ENDPOINTS)) {
            return;
        }
        String host = settings.of(PveExporterSettings.HOST);
        String bracketed = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
        try {
            if (host.contains("/")) {
                throw new InvalidValueException("expected the name or address of a host, not a URL");
            }
            var endpoint = new EndpointKind().parse(bracketed + ":" + settings.of(PveExporterSettings.PORT));
            take(ProxmoxSettings.ENDPOINTS, List.of(endpoint), PveExporterSettings.HOST);
        } catch (InvalidValueException e) {
            problems.add(settings.origin(PveExporterSettings.HOST), "proxmox.host: " + e.getMessage());
        }
    }

    /// A token counts before a password, as there.
    private void credentials() {
        Secret secret = settings.of(PveExporterSettings.TOKEN_SECRET);
        boolean ourSecret = ProxmoxSettings.TOKEN_PLACES.isSet(settings);
        boolean ourPassword = ProxmoxSettings.PASSWORD_PLACES.isSet(settings);
        boolean token = settings.isGiven(ProxmoxSettings.TOKEN_ID) || settings.isGiven(PveExporterSettings.TOKEN_ID);
        boolean password = settings.of(PveExporterSettings.PASSWORD).isPresent();
        if (ourPassword || settings.isGiven(ProxmoxSettings.USERNAME)) {
            take(ProxmoxSettings.USERNAME, settings.of(PveExporterSettings.USER), PveExporterSettings.USER);
        } else if (token && (secret.isPresent() || ourSecret || !password)) {
            take(ProxmoxSettings.TOKEN_ID, settings.of(PveExporterSettings.TOKEN_ID), PveExporterSettings.TOKEN_ID);
            if (secret.isPresent() && !ourSecret) {
                take(ProxmoxSettings.TOKEN_SECRET, secret, PveExporterSettings.TOKEN_SECRET);
            }
        } else if (password) {
            take(ProxmoxSettings.USERNAME, settings.of(PveExporterSettings.USER), PveExporterSettings.USER);
            take(ProxmoxSettings.PASSWORD, settings.of(PveExporterSettings.PASSWORD), PveExporterSettings.PASSWORD);
        } else if (!ourSecret) {
            problems.add(
                    "as pve-exporter",
                    "nothing says who asks: give PVE_TOKEN_ID and PVE_TOKEN_SECRET, or PVE_PASSWORD, "
                            + "or the same in the file of -config");
        }
    }

    /// Quirk: certificates are not checked unless it is said that they should be. Naming some here says so.
    private void certificates() {
        if (settings.of(ProxmoxSettings.FINGERPRINTS).isEmpty()
                && settings.of(ProxmoxSettings.CA_FILE).isEmpty()) {
            take(
                    ProxmoxSettings.INSECURE,
                    settings.of(PveExporterSettings.INSECURE_SKIP_VERIFY),
                    PveExporterSettings.INSECURE_SKIP_VERIFY);
        }
    }

    private void rest() {
        Duration timeout = settings.of(PveExporterSettings.TIMEOUT);
        take(
                ProxmoxSettings.REQUEST_TIMEOUT,
                timeout.toSeconds() < 1 ? PveExporterSettings.TIMEOUT.standard() : timeout,
                PveExporterSettings.TIMEOUT);
        take(
                WebSettings.LISTEN_ADDRESS,
                List.of(settings.of(PveExporterSettings.LISTEN_ADDRESS)),
                PveExporterSettings.LISTEN_ADDRESS);
        take(
                WebSettings.TELEMETRY_PATH,
                settings.of(PveExporterSettings.METRICS_PATH),
                PveExporterSettings.METRICS_PATH);
    }

    private <T> void take(Setting<T> ours, T value, Setting<?> theirs) {
        if (!settings.isGiven(ours)) {
            settings = settings.with(ours, value, settings.isGiven(theirs) ? settings.origin(theirs) : STANDARD);
        }
    }
}
