package hypervisor.dialect;

import static hypervisor.source.procfs.ProcfsFacts.NODE;

import hypervisor.metric.MetricSet;
import hypervisor.source.procfs.HostNode;
import hypervisor.source.procfs.Pressure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the host tells of itself.
final class HostNodeMetrics {
    private static final MetricSet<HostNode, HostNode> WHOLE = MetricSet.of(NODE)
            .counter(
                    "hypervisor_node_context_switches_total",
                    "How often a processor of this machine went from one task to another.",
                    HostNode::contextSwitches)
            .counter("hypervisor_node_interrupts_total", "Interrupts that were served.", HostNode::interrupts)
            .counter("hypervisor_node_forks_total", "Processes and threads that were started.", HostNode::forks)
            .gauge("hypervisor_node_tasks_running", "Tasks that run or are ready to.", HostNode::running)
            .gauge("hypervisor_node_tasks_blocked", "Tasks that wait for a device.", HostNode::blocked)
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
        return List.of(WHOLE, HostMemoryMetrics.SET, PRESSURE);
    }

    static @Nullable Double seconds(Pressure.@Nullable Stall stall) {
        return stall == null ? null : stall.seconds();
    }
}
