package hypervisor.dialect;

import hypervisor.source.proxmox.cluster.ClusterNode;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.cluster.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a node has, and what was promised of it to its guests, running or not; templates never run.
///
/// @param processors a fraction where a container's limit is one
/// @param processorsAllocated null where no guest's size is known, as is memoryAllocated
/// @param memory in bytes, as is memoryAllocated
record ProxmoxAllocation(
        String node,
        @Nullable Double processors,
        @Nullable Long memory,
        @Nullable Double processorsAllocated,
        @Nullable Long memoryAllocated) {

    /// @param zeroWithoutGuests whether a node without guests has allocated 0, and not nothing. A node that keeps its
    /// own size secret, for want of a privilege or because it is gone, may have guests that are not told either
    static List<ProxmoxAllocation> of(Resources resources, boolean zeroWithoutGuests) {
        Map<String, Sum> sums = new HashMap<>();
        for (Guest guest : resources.guests()) {
            sums.computeIfAbsent(guest.node(), _ -> new Sum()).add(guest);
        }
        List<ProxmoxAllocation> all = new ArrayList<>();
        for (ClusterNode node : resources.nodes()) {
            boolean empty = !sums.containsKey(node.name()) && node.maxCpu() != null && zeroWithoutGuests;
            Sum sum = sums.getOrDefault(node.name(), new Sum());
            all.add(new ProxmoxAllocation(
                    node.name(),
                    node.maxCpu(),
                    node.maxMemory(),
                    empty ? Double.valueOf(0) : sum.processors,
                    empty ? Long.valueOf(0) : sum.memory));
        }
        return all;
    }

    /// Of all nodes together, as far as told.
    static @Nullable Double sum(List<ProxmoxAllocation> nodes, Function<ProxmoxAllocation, @Nullable Number> value) {
        List<Number> told = nodes.stream().map(value).filter(Objects::nonNull).toList();
        return told.isEmpty()
                ? null
                : Double.valueOf(told.stream().mapToDouble(Number::doubleValue).sum());
    }

    private static final class Sum {
        private @Nullable Double processors;
        private @Nullable Long memory;

        private void add(Guest guest) {
            if (guest.template()) {
                return;
            }
            if (guest.maxCpu() != null) {
                processors = guest.maxCpu() + (processors == null ? 0 : processors);
            }
            if (guest.maxMemory() != null) {
                memory = guest.maxMemory() + (memory == null ? 0 : memory);
            }
        }
    }
}
