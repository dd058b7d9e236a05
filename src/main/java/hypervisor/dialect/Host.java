package hypervisor.dialect;

import hypervisor.metric.MetricSet;
import java.util.ArrayList;
import java.util.List;

/// Our own dialect of a machine that runs virtual machines, seen from inside: its guests by their processes, control
/// groups and monitors, and its own disks, sensors and ZFS pools.
///
/// `id` is a guest's number in Proxmox VE and the identity of every number about it; what else describes it stands on
/// the info families, which join by it.
final class Host {
    static final String NAME = "host";

    private Host() {}

    static Dialect dialect() {
        List<MetricSet<?, ?>> sets = new ArrayList<>();
        sets.addAll(HostGuestMetrics.sets());
        sets.addAll(HostCgroupMetrics.sets());
        sets.addAll(HostConfigMetrics.sets());
        sets.addAll(HostMonitorMetrics.sets());
        sets.addAll(HostInterfaceMetrics.sets());
        sets.addAll(HostStorageMetrics.sets());
        sets.addAll(HostNodeMetrics.sets());
        sets.addAll(HostDiskMetrics.sets());
        sets.addAll(HostSensorMetrics.sets());
        sets.addAll(HostSmartMetrics.sets());
        sets.addAll(HostZfsKstatMetrics.sets());
        sets.addAll(HostZfsPoolMetrics.sets());
        sets.addAll(HostZfsDatasetMetrics.sets());
        return new Dialect(NAME, "Everything this machine's own files and programs tell", sets);
    }
}
