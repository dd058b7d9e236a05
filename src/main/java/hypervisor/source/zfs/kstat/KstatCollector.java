package hypervisor.source.zfs.kstat;

import static java.lang.System.Logger.Level.WARNING;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.log.Repeats;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import hypervisor.source.HangingException;
import hypervisor.source.HostPaths;
import hypervisor.source.Isolation;
import hypervisor.source.zfs.PoolNames;
import hypervisor.source.zfs.ZfsFacts;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Reads what the ZFS kernel module counts. Each pool has a thread of its own, for the files of one may hang while the
/// others answer: then that one is `stuck`, and is left alone until it comes back.
public final class KstatCollector implements Collector<ZfsKstats> {
    private static final System.Logger LOG = System.getLogger(KstatCollector.class.getName());

    private final Repeats repeats = new Repeats(LOG);
    private final Isolation isolation = new Isolation();
    private final PoolNames names;
    private final PoolReaders pools;
    private final GlobalReader global;
    private final GlobalReader taskQueues;
    private final Path queueDirectory;

    public KstatCollector(HostPaths paths) {
        names = new PoolNames(paths);
        queueDirectory = paths.proc().resolve("spl/kstat/taskq");
        pools = new PoolReaders(names.directory(), repeats);
        global = new GlobalReader(names.directory(), repeats);
        taskQueues = new GlobalReader(queueDirectory, repeats);
    }

    @Override
    public String name() {
        return "zfs_kstat";
    }

    @Override
    public String source() {
        return ZfsFacts.SOURCE;
    }

    @Override
    public Fact<ZfsKstats> fact() {
        return ZfsFacts.KSTATS;
    }

    @Override
    public Reading<ZfsKstats> collect(Deadline deadline) throws IOException, InterruptedException {
        if (!names.isLoaded()) {
            return Reading.absent("no ZFS kernel module is loaded: there is no " + names.directory());
        }
        // Half of the time, so that a pool that hangs does not make the whole answer late.
        Deadline each = deadline.within(deadline.left().dividedBy(2));
        try (var tasks = new Tasks()) {
            List<Future<@Nullable PoolKstats>> reading = pools.of(names.now()).stream()
                    .map(pool -> tasks.start(() -> pool(pool, each)))
                    .toList();
            var all = tasks.start(() -> files(names.directory(), global, each));
            var queues = tasks.start(() -> files(queueDirectory, taskQueues, each));
            List<PoolKstats> read = new ArrayList<>();
            for (Future<@Nullable PoolKstats> pool : reading) {
                PoolKstats one = Tasks.one(pool);
                if (one != null) {
                    read.add(one);
                }
            }
            return Reading.of(new ZfsKstats(Tasks.one(all), read, Tasks.one(queues)));
        }
    }

    /// Null for a pool that is gone by now, or that cannot be read at all.
    private @Nullable PoolKstats pool(PoolReader pool, Deadline deadline) throws InterruptedException {
        String key = "ZFS pool " + pool.pool();
        try {
            return isolated(key, pool::read, PoolKstats.stuck(pool.pool()), deadline);
        } catch (NoSuchFileException _) {
            return null;
        } catch (IOException e) {
            repeats.failed(key, WARNING, key + ": " + e.getMessage());
            return null;
        }
    }

    private SortedMap<String, NamedKstat> files(Path directory, GlobalReader reader, Deadline deadline)
            throws IOException, InterruptedException {
        return isolated(directory.toString(), reader::read, Collections.emptySortedMap(), deadline);
    }

    private <T> T isolated(String key, Callable<T> work, T stuck, Deadline deadline)
            throws IOException, InterruptedException {
        try {
            T result = isolation.run(key, work, deadline);
            repeats.ended(key, key + " answers again");
            return result;
        } catch (HangingException e) {
            repeats.failed(key, WARNING, key + " hangs: its statistics are left out until it answers");
            return stuck;
        }
    }
}
