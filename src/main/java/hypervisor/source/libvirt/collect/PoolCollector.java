package hypervisor.source.libvirt.collect;

import static java.util.Comparator.comparing;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.Daemon;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.host.StoragePool;
import hypervisor.source.libvirt.message.ListAllStoragePools;
import hypervisor.source.libvirt.message.PoolReference;
import hypervisor.source.libvirt.message.StoragePoolInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Storage pools as of their last refresh, which is never ours: it would read every volume, and needs rights to write.
final class PoolCollector extends LibvirtCollector<List<StoragePool>> {
    private static final int INACTIVE = 0;

    private final Daemon daemon;

    PoolCollector(Daemon daemon, Duration interval) {
        super("libvirt_pool", LibvirtFacts.POOLS, interval);
        this.daemon = daemon;
    }

    @Override
    List<StoragePool> read(Deadline deadline) throws IOException, InterruptedException {
        Filtered<PoolReference> list = Filtered.list(
                daemon,
                ListAllStoragePools::new,
                List.of(ListAllStoragePools.PERSISTENT, ListAllStoragePools.AUTOSTART),
                comparing(PoolReference::name).thenComparing(PoolReference::uuid),
                PoolReference::uuid,
                deadline);
        List<StoragePool> pools = new ArrayList<>();
        for (var answer : Answers.all(daemon, list.all(), StoragePoolInfo::new, deadline)) {
            switch (answer) {
                case Answers.Present<PoolReference, StoragePoolInfo.Reply>(var pool, var info) ->
                    pools.add(pool(
                            pool,
                            info,
                            list.has(ListAllStoragePools.PERSISTENT, pool),
                            list.has(ListAllStoragePools.AUTOSTART, pool)));
                case Answers.Refused<PoolReference, StoragePoolInfo.Reply> refused -> refused.skip();
            }
        }
        return List.copyOf(pools);
    }

    private static StoragePool pool(
            PoolReference pool, StoragePoolInfo.Reply info, @Nullable Boolean persistent, @Nullable Boolean autostart) {
        boolean active = info.state() != INACTIVE;
        return new StoragePool(
                pool.name(),
                pool.uuid(),
                info.state(),
                persistent,
                autostart,
                active ? info.capacity() : null,
                active ? info.allocation() : null,
                active ? info.available() : null);
    }
}
