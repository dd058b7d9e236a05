package hypervisor.otlp;

/// Who pushes, as the resource's attributes have it.
///
/// @param version of the exporter
/// @param instance `service.instance.id`, which Prometheus makes the label `instance` of
/// @param host `host.name`
/// @param startNanos since when counters count as far as anybody knows, in nanoseconds since 1970: the exporter's start
public record Origin(String version, String instance, String host, long startNanos) {}
