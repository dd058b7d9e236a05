package hypervisor.dialect;

import static hypervisor.source.procfs.ProcfsFacts.NODE;

import hypervisor.metric.MetricSet;
import hypervisor.source.procfs.HostNode;
import hypervisor.source.procfs.HostNode.CpuMode;
import hypervisor.source.procfs.Pressure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the host tells of itself.
final class HostNodeMetrics {
    private static final MetricSet<HostNode, HostNode> WHOLE = MetricSet.of(NODE)
            .gauge("hypervisor_node_cpus", "Processors of this machine that are on, as threads.", HostNode::cpus)
            .gauge(
                    "hypervisor_node_boot_timestamp_seconds",
                    "When this machine was started, since 1970.",
                    HostNode::bootSeconds)
            .gauge("hypervisor_node_load1", "Load average over 1 minute.", node -> load(node, 0))
            .gauge("hypervisor_node_load5", "Load average over 5 minutes.", node -> load(node, 1))
            .gauge("hypervisor_node_load15", "Load average over 15 minutes.", node -> load(node, 2))
            .counter(
                    "hypervisor_node_context_switches_total",
                    "How often a processor of this machine went from one task to another.",
                    HostNode::contextSwitches)
            .counter("hypervisor_node_interrupts_total", "Interrupts that were served.", HostNode::interrupts)
            .counter("hypervisor_node_forks_total", "Processes and threads that were started.", HostNode::forks)
            .gauge("hypervisor_node_tasks_running", "Tasks that run or are ready to.", HostNode::running)
            .gauge("hypervisor_node_tasks_blocked", "Tasks that wait for a device.", HostNode::blocked)
            .build();

    private static final MetricSet<HostNode, Map.Entry<CpuMode, Double>> CPU = MetricSet.of(
                    NODE, (HostNode node) -> node.cpuSeconds().entrySet().stream())
            .label("mode", entry -> entry.getKey().name().toLowerCase(Locale.ROOT))
            .counter(
                    "hypervisor_node_cpu_seconds_total",
                    "Time of all processors of this machine together, by what they did. The modes guest and guest_nice "
                            + "(the code of guests) are in user and nice too: leave them out of a sum.",
                    Map.Entry::getValue)
            .build();

    private static final MetricSet<HostNode, Map.Entry<String, Pressure>> PRESSURE = MetricSet.of(
                    NODE, (HostNode node) -> node.pressure().entrySet().stream())
            .label("resource", Map.Entry::getKey)
            .counter(
                    "hypervisor_node_pressure_waiting_seconds_total",
                    "Time that at least one task of this machine waited for the resource.",
                    entry -> seconds(entry.getValue().some()))
            .counter(
                    "hypervisor_node_pressure_stalled_seconds_total",
                    "Time that all tasks of this machine that were not idle waited for the resource at once.",
                    entry -> seconds(entry.getValue().full()))
            .build();

    private HostNodeMetrics() {}

    static List<MetricSet<?, ?>> sets() {
        return Stream.<MetricSet<?, ?>>of(WHOLE, CPU, HostMemoryMetrics.SET, PRESSURE)
                .toList();
    }

    static @Nullable Double seconds(Pressure.@Nullable Stall stall) {
        return stall == null ? null : stall.seconds();
    }

    private static @Nullable Double load(HostNode node, int place) {
        return node.loads().size() <= place ? null : node.loads().get(place);
    }
}
