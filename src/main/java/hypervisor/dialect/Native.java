package hypervisor.dialect;

import hypervisor.metric.Families;
import hypervisor.metric.MetricSet;
import hypervisor.metric.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Our own dialect: one set of names for a guest, a node, a storage, a pool, whoever runs it and whoever tells of it.
///
/// Every series about a guest has its `id`, every one about a machine its `node`; what else describes them stands on
/// info families, which join by these. Where several sources know a thing, each metric names them in order, and the
/// first that tells anything of the thing is the one that is exported ([hypervisor.metric.Vocabulary]).
public final class Native {
    public static final String NAME = "native";

    private Native() {}

    /// One part of the dialect and what feeds it.
    ///
    /// @param source of a part that only one source feeds; empty where its words say so themselves
    public record Part(String source, Families families) {}

    static Dialect dialect(DialectOptions options) {
        return new Dialect(
                NAME,
                "One vocabulary for all guests, nodes, storages and pools, whoever runs them",
                parts(options).stream().map(Part::families).toList());
    }

    /// @param options whose node is what this machine is called
    public static List<Part> parts(DialectOptions options) {
        List<Part> parts = new ArrayList<>();
        String here = options.node();
        shared(parts, NativeClusterMetrics.words());
        shared(parts, NativeNodeMetrics.words(here));
        shared(parts, Stream.of(NativeStorageMetrics.words(here), NativeDiskMetrics.words(here)));
        shared(parts, NativeGuestMetrics.words(options));
        shared(parts, Stream.of(NativeProtectionMetrics.WORDS));
        shared(parts, NativeLibvirtMetrics.words(here));
        alone(parts, "host", HostGuestMetrics.sets());
        alone(parts, "host", HostCgroupMetrics.sets());
        alone(parts, "pve", HostConfigMetrics.sets());
        alone(parts, "pve", HostMonitorMetrics.sets());
        onNode(parts, "pve", HostStorageMetrics.sets(), options);
        onNode(parts, "host", HostNodeMetrics.sets(), options);
        onNode(parts, "host", HostDiskMetrics.sets(), options);
        onNode(parts, "host", HostSensorMetrics.sets(), options);
        onNode(parts, "host", HostSmartMetrics.sets(), options);
        onNode(parts, "zfs", HostZfsKstatMetrics.sets(), options);
        onNode(parts, "zfs", HostZfsPoolMetrics.sets(), options);
        onNode(parts, "zfs", HostZfsDatasetMetrics.sets(), options);
        return parts;
    }

    private static void shared(List<Part> parts, Stream<Vocabulary> all) {
        all.forEach(families -> parts.add(new Part("", families)));
    }

    private static void alone(List<Part> parts, String source, List<? extends Families> all) {
        all.forEach(families -> parts.add(new Part(source, families)));
    }

    /// What this machine's files say of it, told as that of one machine among others.
    private static void onNode(List<Part> parts, String source, List<MetricSet<?, ?>> sets, DialectOptions options) {
        sets.forEach(set -> parts.add(new Part(source, set.under("node", options.node()))));
    }
}
