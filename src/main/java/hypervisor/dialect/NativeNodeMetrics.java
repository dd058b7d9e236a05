package hypervisor.dialect;

import static hypervisor.dialect.Units.nanoseconds;

import hypervisor.dialect.NativeNodeViews.On;
import hypervisor.fact.Facts;
import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.host.Node;
import hypervisor.source.procfs.HostNode;
import hypervisor.source.procfs.HostNode.CpuMode;
import hypervisor.source.procfs.ProcfsFacts;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.ClusterNode;
import hypervisor.source.proxmox.node.NodeMeasurement;
import hypervisor.source.proxmox.node.NodePressure;
import hypervisor.source.proxmox.node.NodeReadings;
import hypervisor.source.proxmox.node.NodeStatus;
import hypervisor.source.proxmox.node.Pressure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What every machine that runs guests has, whoever tells of it.
final class NativeNodeMetrics {
    private static final double HERTZ_PER_MEGAHERTZ = 1e6;
    private static final double PERCENT = 100;

    /// How long tasks of a node waited for one resource, in percent.
    private record Waiting(
            String node,
            String resource,
            @Nullable Double some,
            @Nullable Double full) {}

    private NativeNodeMetrics() {}

    /// @param here what this machine is called
    static Stream<Vocabulary> words(String here) {
        var node = new NativeNodeViews(here);
        return Stream.of(state(node), processors(node), traffic(node), NativeNodeMemoryMetrics.words(node));
    }

    private static Vocabulary state(NativeNodeViews node) {
        View<ClusterNode> every = View.of(
                        NativeViews.API, ProxmoxFacts.RESOURCES, resources -> resources.nodes().stream())
                .key("node", ClusterNode::name);
        return Vocabulary.about("nodes")
                .gauge(
                        "hypervisor_node_up",
                        "Whether the node works: its cluster sees it as online, its libvirt daemon answers, or the exporter "
                                + "runs on it (1 or 0).",
                        every.gives(row -> Units.flag(row.online())),
                        node.daemon.gives(_ -> 1),
                        node.host.gives(_ -> 1))
                .info(
                        "hypervisor_node_info",
                        "What the node runs: platform is proxmox or libvirt, version that of Proxmox VE or of the hypervisor, "
                                + "libvirt that of its daemon. Always 1.",
                        node.status
                                .label("platform", _ -> "proxmox")
                                .label("version", NativeNodeMetrics::pveVersion)
                                .label("libvirt", _ -> "")
                                .label("driver", _ -> "QEMU")
                                .label("kernel", NodeStatus::kernel),
                        node.daemon
                                .label("platform", _ -> "libvirt")
                                .label("version", daemon -> daemon.row().hypervisorVersion())
                                .label("libvirt", daemon -> daemon.row().daemonVersion())
                                .label("driver", daemon -> daemon.row().type())
                                .label("kernel", _ -> ""))
                .gauge(
                        "hypervisor_node_boot_timestamp_seconds",
                        "When the node was started, in seconds since 1970; only its own kernel tells that.",
                        node.host.gives(HostNode::bootSeconds))
                .gauge(
                        "hypervisor_node_uptime_seconds",
                        "Seconds since the node was started, as the API counts them every 10 seconds.",
                        node.api.gives(ClusterNode::uptime))
                .states(
                        "hypervisor_node_ha_state",
                        "1 for the state that the HA manager has the node in, 0 for the others.",
                        every.states(
                                "state",
                                List.of("online", "maintenance", "unknown", "fence", "gone"),
                                ClusterNode::haState))
                .build();
    }

    private static Vocabulary processors(NativeNodeViews node) {
        View<Map.Entry<CpuMode, Double>> kernelTimes = node.ofHost(
                        ProcfsFacts.NODE, machine -> machine.cpuSeconds().entrySet().stream())
                .label("mode", entry -> entry.getKey().name().toLowerCase(Locale.ROOT));
        View<On<Map.Entry<String, Long>>> daemonTimes = node.ofDaemon(
                        LibvirtFacts.NODE, machine -> new TreeMap<>(machine.cpuTimes()).entrySet().stream())
                .key("node", On::node)
                .label("mode", entry -> mode(entry.row().getKey()));
        return Vocabulary.about("nodes' processors")
                .gauge(
                        "hypervisor_node_cpus",
                        "Processors of the node that are on, as threads.",
                        node.host.gives(HostNode::cpus),
                        node.api.gives(ClusterNode::maxCpu),
                        node.libvirt.gives(NativeNodeMetrics::online))
                .info(
                        "hypervisor_node_cpu_info",
                        "The model of the node's processors, and whether the node started by efi or legacy-bios, where that "
                                + "is told. Always 1.",
                        node.status.label("model", NodeStatus::model).label("boot", NodeStatus::bootMode),
                        node.libvirt
                                .label("model", machine -> machine.row().model())
                                .label("boot", _ -> ""))
                .gauge(
                        "hypervisor_node_cpu_sockets",
                        "Sockets of the node with a processor in them.",
                        node.status.gives(NodeStatus::sockets),
                        node.libvirt.gives(machine ->
                                machine.row().numaNodes() * machine.row().socketsPerNode()))
                .gauge(
                        "hypervisor_node_cpu_cores",
                        "Processor cores of all sockets together.",
                        node.status.gives(NodeStatus::cores),
                        node.libvirt.gives(NativeNodeMetrics::cores))
                .gauge(
                        "hypervisor_node_cpu_frequency_hertz",
                        "Clock of one core, as it was found when that was asked for.",
                        node.status.gives(status -> hertz(status.megahertz())),
                        node.libvirt.gives(machine -> hertz(machine.row().megahertz())))
                .gauge(
                        "hypervisor_node_numa_cells",
                        "NUMA cells of the node.",
                        node.libvirt.gives(machine -> machine.row().numaNodes()))
                .counter(
                        "hypervisor_node_cpu_seconds_total",
                        "Time of all processors of the node together, by what they did. The modes guest and guest_nice (the "
                                + "code of guests) are in user and nice too: leave them out of a sum. A libvirt daemon "
                                + "tells user, system, idle and iowait only.",
                        kernelTimes.gives(Map.Entry::getValue),
                        daemonTimes.gives(entry -> nanoseconds(entry.row().getValue())))
                .gauge(
                        "hypervisor_node_cpu_usage_ratio",
                        "Processor time in use as a part of all processors, 0 to 1, over the last 10 seconds, as the API "
                                + "tells it; where there is hypervisor_node_cpu_seconds_total, its rate is exact.",
                        node.api.gives(ClusterNode::cpu))
                .gauge(
                        "hypervisor_node_cpu_iowait_ratio",
                        "Processor time waiting for I/O as a part of all processors, 0 to 1, as the API tells it.",
                        node.measured.gives(NodeMeasurement::ioWait),
                        node.status.gives(NodeStatus::ioWait))
                .gauge(
                        "hypervisor_node_load1",
                        "Load average over 1 minute.",
                        node.host.gives(machine -> load(machine.loads(), 0)),
                        node.status.gives(status -> load(status.loads(), 0)))
                .gauge(
                        "hypervisor_node_load5",
                        "Load average over 5 minutes.",
                        node.host.gives(machine -> load(machine.loads(), 1)),
                        node.status.gives(status -> load(status.loads(), 1)))
                .gauge(
                        "hypervisor_node_load15",
                        "Load average over 15 minutes.",
                        node.host.gives(machine -> load(machine.loads(), 2)),
                        node.status.gives(status -> load(status.loads(), 2)))
                .build();
    }

    private static Vocabulary traffic(NativeNodeViews node) {
        View<Waiting> waiting = View.of(
                        NativeViews.API,
                        ProxmoxFacts.PRESSURES,
                        Set.of(ProxmoxFacts.RESOURCES),
                        NativeNodeMetrics::waiting)
                .key("node", Waiting::node)
                .label("resource", Waiting::resource);
        return Vocabulary.about("nodes' traffic and pressure")
                .counter(
                        "hypervisor_node_receive_bytes_total",
                        "Bytes that the physical interfaces of the node received, as pvestatd counts them.",
                        node.measured.gives(NodeMeasurement::received))
                .counter(
                        "hypervisor_node_transmit_bytes_total",
                        "Bytes that the physical interfaces of the node sent, as pvestatd counts them.",
                        node.measured.gives(NodeMeasurement::sent))
                .gauge(
                        "hypervisor_node_pressure_waiting_ratio",
                        "How long some task of the node waited for the resource, as a part of the last 10 seconds, 0 to 1, "
                                + "as of the newest minute of its history; where there is "
                                + "hypervisor_node_pressure_waiting_seconds_total, its rate is exact.",
                        waiting.gives(each -> part(each.some())))
                .gauge(
                        "hypervisor_node_pressure_stalled_ratio",
                        "How long all tasks of the node that were not idle waited for the resource at once, likewise.",
                        waiting.gives(each -> part(each.full())))
                .build();
    }

    private static Stream<Waiting> waiting(NodeReadings<NodePressure> minutes, Facts facts) {
        return OfflineNodes.without(minutes, facts, NodePressure::node).flatMap(minute -> {
            Pressure pressure = minute.pressure();
            return Stream.of(
                    new Waiting(minute.node(), "cpu", pressure.cpuSome(), pressure.cpuFull()),
                    new Waiting(minute.node(), "io", pressure.ioSome(), pressure.ioFull()),
                    new Waiting(minute.node(), "memory", pressure.memorySome(), pressure.memoryFull()));
        });
    }

    private static @Nullable Double part(@Nullable Double percent) {
        return percent == null ? null : percent / PERCENT;
    }

    /// The second part of `pve-manager/9.2.11/14a22df35955d97d`.
    private static @Nullable String pveVersion(NodeStatus status) {
        String version = status.version();
        String[] parts = version == null ? new String[0] : version.split("/");
        return parts.length > 1 ? parts[1] : version;
    }

    private static Number online(On<Node> machine) {
        Integer online = machine.row().cpusOnline();
        return online == null ? machine.row().cpus() : online;
    }

    private static Number cores(On<Node> machine) {
        Node node = machine.row();
        return node.numaNodes() * node.socketsPerNode() * node.coresPerSocket();
    }

    /// libvirt says kernel where the kernel itself says system.
    private static String mode(String libvirt) {
        return libvirt.equals("kernel") ? "system" : libvirt;
    }

    private static @Nullable Double hertz(@Nullable Number megahertz) {
        return megahertz == null ? null : megahertz.doubleValue() * HERTZ_PER_MEGAHERTZ;
    }

    private static @Nullable Double load(List<Double> loads, int place) {
        Double load = loads.size() <= place ? null : loads.get(place);
        return load == null || load.isNaN() ? null : load;
    }
}
