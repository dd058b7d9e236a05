package hypervisor.dialect;

import hypervisor.metric.MetricSet;
import java.util.ArrayList;
import java.util.List;

/// Our own dialect of libvirt: every family of the two exporters that published dashboards are made for, Tinkoff's
/// libvirt-exporter and inovex's prometheus-libvirt-exporter, whose shared names carry equal labels; and in the same
/// manner whatever else libvirt tells.
///
/// `domain` is a domain's name and the identity of every number; `uuid` stands on the info families, which join by it.
/// Where this differs from the two, `docs/metrics/differences-libvirt.md` says why.
final class Libvirt {
    static final String NAME = "libvirt";

    private Libvirt() {}

    static Dialect dialect(DialectOptions options) {
        List<MetricSet<?, ?>> sets = new ArrayList<>();
        sets.add(LibvirtUp.METRICS);
        sets.addAll(LibvirtConnectionMetrics.SETS);
        sets.addAll(LibvirtDomainMetrics.SETS);
        sets.addAll(LibvirtMemoryMetrics.SETS);
        sets.addAll(LibvirtCpuMetrics.SETS);
        if (options.kernelStatistics()) {
            sets.addAll(LibvirtKernelMetrics.SETS);
        }
        sets.addAll(LibvirtBlockMetrics.SETS);
        sets.add(LibvirtThrottleMetrics.LIMITS);
        sets.addAll(LibvirtInterfaceMetrics.SETS);
        sets.addAll(LibvirtJobMetrics.SETS);
        sets.addAll(LibvirtGuestMetrics.SETS);
        sets.addAll(LibvirtStorageMetrics.SETS);
        sets.addAll(LibvirtNetworkMetrics.SETS);
        sets.addAll(LibvirtNodeMetrics.SETS);
        return new Dialect(
                NAME,
                "Everything libvirt tells, in the names of Tinkoff/libvirt-exporter 2.3.3 and"
                        + " inovex/prometheus-libvirt-exporter 2.5.0 where they have one",
                sets);
    }
}
