package hypervisor.source.zfs.kstat;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What the kernel module counts for one pool.
///
/// @param stuck whether its files did not answer in time: of such a pool nothing else is known
/// @param state in capital letters: `ONLINE`, `SUSPENDED`
/// @param guid what stays the same when the pool is renamed
/// @param named by file: `iostats`, `dmu_tx_assign`, `ddt_stats_sha256`, and `io` before 2.1; without the datasets
/// @param datasets one for each mounted file system and snapshot and each volume, by name
/// @param traffic what all of them have read and written; null where none was ever seen
/// @param transactions the latest groups of transactions, oldest first
/// @param syncTimes how long writing a group took, of all groups seen since this program started; null where none was
/// @param multihost the latest proofs of life that a pool with `multihost` on has written, oldest first
public record PoolKstats(
        String pool,
        boolean stuck,
        @Nullable String state,
        @Nullable String guid,
        SortedMap<String, NamedKstat> named,
        List<DatasetKstat> datasets,
        @Nullable Traffic traffic,
        List<TransactionGroup> transactions,
        @Nullable Distribution syncTimes,
        List<MultihostWrite> multihost) {

    public PoolKstats {
        datasets = List.copyOf(datasets);
        transactions = List.copyOf(transactions);
        multihost = List.copyOf(multihost);
    }

    static PoolKstats stuck(String pool) {
        return new PoolKstats(
                pool, true, null, null, Collections.emptySortedMap(), List.of(), null, List.of(), null, List.of());
    }

    /// How long transactions waited until a group took them in, since the pool was imported.
    public @Nullable Distribution assignTimes() {
        NamedKstat kstat = named.get("dmu_tx_assign");
        return kstat == null ? null : Distribution.ofNanoseconds(kstat);
    }

    /// Null where this version of ZFS has no such file.
    public @Nullable NamedKstat named(String file) {
        return named.get(file);
    }
}
