package hypervisor.source.zfs.kstat;

import hypervisor.log.Repeats;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// The readers of the pools there are. One that is gone is forgotten, with all that was summed up for it.
final class PoolReaders {
    private final Path directory;
    private final Repeats repeats;
    private final Map<String, PoolReader> readers = new HashMap<>();

    PoolReaders(Path directory, Repeats repeats) {
        this.directory = directory;
        this.repeats = repeats;
    }

    List<PoolReader> of(List<String> pools) {
        readers.keySet().retainAll(new HashSet<>(pools));
        return pools.stream()
                .map(pool ->
                        readers.computeIfAbsent(pool, name -> new PoolReader(name, directory.resolve(name), repeats)))
                .toList();
    }
}
