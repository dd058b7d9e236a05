package hypervisor.source.procfs;

import java.util.List;

/// The block devices of this machine: `/proc/diskstats`, in its order.
public record HostDisks(List<BlockDevice> devices) {
    public HostDisks {
        devices = List.copyOf(devices);
    }
}
