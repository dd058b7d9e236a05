package hypervisor.config;

import java.util.List;

/// What `proxmox-exporter` can be told that is none of our settings as it stands.
public final class ProxmoxExporterSettings {
    public static final Setting<String> SERVER_ADDR =
            Setting.of("server-addr", TextKind.HOST, "0.0.0.0", "The address to listen on.");

    public static final Setting<Integer> SERVER_PORT =
            Setting.number("server-port", 8080, 0, 65_535, "The port to listen on.");

    private ProxmoxExporterSettings() {}

    /// With the address to listen on put together, unless ours says where.
    public static Settings settle(Settings settings) {
        Setting<?> said = settings.isGiven(SERVER_PORT) ? SERVER_PORT : SERVER_ADDR;
        if (!settings.isGiven(said) || settings.isGiven(WebSettings.LISTEN_ADDRESS)) {
            return settings;
        }
        var address = ListenAddress.of(settings.of(SERVER_ADDR), settings.of(SERVER_PORT));
        return settings.with(WebSettings.LISTEN_ADDRESS, List.of(address), settings.origin(said));
    }
}
