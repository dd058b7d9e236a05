package hypervisor.dialect;

import static hypervisor.source.pmxcfs.PmxcfsFacts.CONFIG;

import hypervisor.metric.MetricSet;
import hypervisor.source.pmxcfs.ClusterConfig;
import java.util.List;

/// How well the configuration of a Proxmox VE cluster could be read. What it says is told by others.
final class HostConfigMetrics {
    private static final MetricSet<ClusterConfig, ClusterConfig> FILES = MetricSet.of(CONFIG)
            .gauge(
                    "hypervisor_config_failed_files",
                    "Files of /etc/pve that are there and could not be read: the log names them.",
                    config -> config.failures().size())
            .build();

    private HostConfigMetrics() {}

    static List<MetricSet<?, ?>> sets() {
        return List.of(FILES);
    }
}
