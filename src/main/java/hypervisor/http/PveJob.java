package hypervisor.http;

/// How Prometheus is to ask whoever stands in for prometheus-pve-exporter.
final class PveJob {
    private PveJob() {}

    /// @param exporter host and port of the exporter
    static String yaml(String exporter) {
        return """
                scrape_configs:
                  - job_name: pve
                    metrics_path: /pve
                    params:
                      module: [default]
                      cluster: ["1"]
                      node: ["1"]
                    static_configs:
                      - targets: [localhost]
                    relabel_configs:
                      - source_labels: [__address__]
                        target_label: __param_target
                      - source_labels: [__param_target]
                        target_label: instance
                      - target_label: __address__
                        replacement: "%s"
                """.formatted(exporter);
    }
}
