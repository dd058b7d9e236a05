package hypervisor.source.zfs.kstat;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// All that the kernel module counts.
///
/// @param global by file: `arcstats`, `zil`; every file that holds named values, whatever it is called
/// @param pools by name
/// @param taskQueues by file of `/proc/spl/kstat/taskq`: the kernel module's threads and what waits for them, since 2.3
public record ZfsKstats(
        SortedMap<String, NamedKstat> global, List<PoolKstats> pools, SortedMap<String, NamedKstat> taskQueues) {

    public ZfsKstats {
        pools = List.copyOf(pools);
    }

    /// Null where this version of ZFS has no such file.
    public @Nullable NamedKstat global(String file) {
        return global.get(file);
    }
}
