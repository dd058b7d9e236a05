package hypervisor.config;

import java.util.List;

/// What `pve_local_exporter` and its predecessor can be told that is none of our settings as it stands.
public final class PveLocalExporterSettings {
    public static final Setting<String> HOST =
            Setting.of("host", TextKind.HOST, "0.0.0.0", "The address to listen on.");

    public static final Setting<Integer> PORT = Setting.number("port", 9116, 0, 65_535, "The port to listen on.");

    public static final Setting<Boolean> RUNNING_VMS =
            Setting.toggle("collect-running-vms", true, "Whether guests are read.");

    public static final Setting<Boolean> STORAGE =
            Setting.toggle("collect-storage", true, "Whether storages are read.");

    public static final Setting<String> INTERVAL =
            Setting.text("interval", "", "Changes nothing, as in the predecessor.");

    public static final Setting<String> PROFILE =
            Setting.text("profile", "", "Changes nothing: the predecessor measured itself with it.");

    private static final List<String> OF_GUESTS = List.of("host_guest", "host_interface", "pve_monitor");
    private static final List<String> OF_STORAGES = List.of("pve_storage");

    private PveLocalExporterSettings() {}

    /// With the address to listen on put together, unless ours says where, and without the collectors that are not
    /// wanted.
    public static Settings settle(Settings settings) {
        Settings settled = without(without(settings, RUNNING_VMS, OF_GUESTS), STORAGE, OF_STORAGES);
        Setting<?> said = settings.isGiven(PORT) ? PORT : HOST;
        if (!settings.isGiven(said) || settings.isGiven(WebSettings.LISTEN_ADDRESS)) {
            return settled;
        }
        var address = ListenAddress.of(settings.of(HOST), settings.of(PORT));
        return settled.with(WebSettings.LISTEN_ADDRESS, List.of(address), settings.origin(said));
    }

    private static Settings without(Settings settings, Setting<Boolean> wanted, List<String> collectors) {
        Settings fewer = settings;
        if (!settings.of(wanted)) {
            for (String name : collectors) {
                fewer = fewer.with(CollectorSettings.named(name).on(), false, settings.origin(wanted));
            }
        }
        return fewer;
    }
}
