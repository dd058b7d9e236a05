package hypervisor.config;

import java.time.Duration;
import java.util.List;

/// The HTTP server.
public final class WebSettings {
    public static final Setting<List<ListenAddress>> LISTEN_ADDRESS = Setting.of(
            "web.listen-address",
            new ListKind<>(new AddressKind()),
            List.of(new ListenAddress(null, 9177)),
            "Where to listen: `:9177` (all addresses), `127.0.0.1:9177`, `[::1]:9177`. Port 0 takes any that is free.");

    public static final Setting<String> TELEMETRY_PATH = Setting.of(
            "web.telemetry-path",
            TextKind.URL_PATH,
            "/metrics",
            "The path of the metrics. Below it lie the other dialects: `/metrics/NAME`.");

    public static final Setting<Integer> MAX_REQUESTS = Setting.number(
            "web.max-requests",
            40,
            1,
            10_000,
            "How many scrapes may be answered at once; those above are refused with status 503.");

    public static final Setting<Duration> CLIENT_TIMEOUT = Setting.duration(
            "web.client-timeout",
            Duration.ofSeconds(30),
            Duration.ofMillis(100),
            Duration.ofHours(1),
            "How long a client may stay silent, or leave an answer unread, before its connection is closed.");

    public static final Setting<Boolean> DISABLE_EXPORTER_METRICS = Setting.toggle(
            "web.disable-exporter-metrics",
            false,
            "Leave out what the exporter says about its own process: `process_*` and `jvm_*`.");

    public static final Setting<Boolean> ENABLE_LIFECYCLE = Setting.toggle(
            "web.enable-lifecycle",
            false,
            "Read the configuration anew when somebody asks for it with a POST or PUT to `/-/reload`. "
                    + "SIGHUP does so always.");

    public static final Setting<String> CONFIG_FILE = Setting.file(
            "web.config.file",
            "",
            "A web configuration file as Prometheus' exporter toolkit has it: TLS, users, headers, a limit on requests. "
                    + "Read anew whenever it changes.");

    public static final Setting<Boolean> SYSTEMD_SOCKET = Setting.toggle(
            "web.systemd-socket",
            false,
            "Serve on the socket that systemd has opened, instead of `web.listen-address`.");

    static final List<Setting<?>> ALL = List.of(
            LISTEN_ADDRESS,
            TELEMETRY_PATH,
            MAX_REQUESTS,
            CLIENT_TIMEOUT,
            DISABLE_EXPORTER_METRICS,
            ENABLE_LIFECYCLE,
            CONFIG_FILE,
            SYSTEMD_SOCKET);

    private WebSettings() {}
}
