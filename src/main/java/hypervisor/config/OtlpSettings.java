package hypervisor.config;

import java.time.Duration;
import java.util.List;

/// Pushing to an OpenTelemetry collector, beside being scraped.
public final class OtlpSettings {
    public static final Setting<String> ENDPOINT = Setting.of(
            "otlp.endpoint",
            new CollectorEndpointKind(),
            "",
            "Where to push to over OTLP/HTTP: `http://collector:4318/v1/metrics`, or a Prometheus' "
                    + "`http://prometheus:9090/api/v1/otlp/v1/metrics`. Without it nothing is pushed.");

    public static final Setting<Duration> INTERVAL = Setting.duration(
            "otlp.interval", Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofDays(1), "How often.");

    public static final Setting<Duration> TIMEOUT = Setting.duration(
            "otlp.timeout",
            Duration.ofSeconds(10),
            Duration.ofMillis(100),
            Duration.ofMinutes(5),
            "How long a push may take, its three tries included.");

    public static final Setting<String> DIALECT = Setting.text(
            "otlp.dialect", "", "In whose names; without it the first that `hypervisor-exporter metrics` lists.");

    public static final Setting<Secret> HEADERS = Setting.of(
            "otlp.headers",
            new SecretKind(),
            Secret.NONE,
            "Headers of every push, one a line: `Authorization: Bearer …`. "
                    + "There is no flag for it: every user of the machine can read those.");

    public static final Setting<String> HEADERS_FILE = Setting.file(
            "otlp.headers-file",
            "",
            "A file with such headers, read anew for every push. "
                    + "Without it the systemd credential `otlp.headers` is taken, where there is one.");

    /// Where the headers may stand.
    public static final SecretPlaces HEADERS_PLACES = new SecretPlaces(HEADERS, HEADERS_FILE, "otlp.headers");

    public static final Setting<String> CA_FILE = Setting.file(
            "otlp.ca-file",
            "",
            "Certificates that are trusted to sign the collector's, in PEM, instead of those that Java trusts.");

    static final List<Setting<?>> ALL = List.of(ENDPOINT, INTERVAL, TIMEOUT, DIALECT, HEADERS, HEADERS_FILE, CA_FILE);

    private OtlpSettings() {}
}
