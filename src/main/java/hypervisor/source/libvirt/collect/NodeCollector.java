package hypervisor.source.libvirt.collect;

import static java.lang.System.Logger.Level.DEBUG;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.Daemon;
import hypervisor.source.libvirt.LibvirtException;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.host.Node;
import hypervisor.source.libvirt.message.Call;
import hypervisor.source.libvirt.message.CellsFreeMemory;
import hypervisor.source.libvirt.message.NodeCounters;
import hypervisor.source.libvirt.message.NodeCpuMap;
import hypervisor.source.libvirt.message.NodeCpuStats;
import hypervisor.source.libvirt.message.NodeInfo;
import hypervisor.source.libvirt.message.NodeMemoryStats;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The machine the daemon runs on: a handful of cheap calls. What the driver does not tell stays away, the rest comes.
final class NodeCollector extends LibvirtCollector<Node> {
    private static final System.Logger LOG = System.getLogger(NodeCollector.class.getName());

    private final Daemon daemon;

    NodeCollector(Daemon daemon) {
        super("libvirt_node", LibvirtFacts.NODE, Duration.ZERO);
        this.daemon = daemon;
    }

    @Override
    Node read(Deadline deadline) throws IOException, InterruptedException {
        NodeInfo.Reply info = daemon.call(new NodeInfo(), deadline);
        NodeCpuMap.Reply cpus = orNull(new NodeCpuMap(), deadline);
        return new Node(
                info.model(),
                info.memory(),
                info.cpus(),
                info.megahertz() == 0 ? null : info.megahertz(),
                info.nodes(),
                info.sockets(),
                info.cores(),
                info.threads(),
                cpus == null ? null : cpus.online(),
                counters(count -> new NodeCpuStats(NodeCpuStats.ALL_CPUS, count), deadline),
                counters(count -> new NodeMemoryStats(NodeMemoryStats.ALL_CELLS, count), deadline),
                cells(info.nodes(), deadline));
    }

    private List<Node.Cell> cells(int number, Deadline deadline) throws IOException, InterruptedException {
        List<Long> free = orNull(new CellsFreeMemory(0, number), deadline);
        List<Node.Cell> cells = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            int cell = i;
            cells.add(new Node.Cell(
                    cell,
                    free == null || cell >= free.size() ? null : free.get(cell),
                    counters(count -> new NodeMemoryStats(cell, count), deadline)));
        }
        return List.copyOf(cells);
    }

    /// Asks how many there are, and then for so many, as the daemon wants it. Sorted by name.
    private Map<String, Long> counters(IntFunction<Call<NodeCounters>> call, Deadline deadline)
            throws IOException, InterruptedException {
        NodeCounters counted = orNull(call.apply(0), deadline);
        NodeCounters counters =
                counted == null || counted.count() == 0 ? null : orNull(call.apply(counted.count()), deadline);
        return counters == null ? Map.of() : new TreeMap<>(counters.values());
    }

    /// @return null where the daemon refuses
    private <R> @Nullable R orNull(Call<R> call, Deadline deadline) throws IOException, InterruptedException {
        try {
            return daemon.call(call, deadline);
        } catch (LibvirtException e) {
            LOG.log(DEBUG, () -> "the node is read without " + call + ": " + e.getMessage());
            return null;
        }
    }
}
