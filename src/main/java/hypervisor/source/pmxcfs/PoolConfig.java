package hypervisor.source.pmxcfs;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A resource pool: a line `pool:` of `user.cfg`.
///
/// @param name with those of the pools it is nested in: `prod/web`
/// @param guests numbers of its own guests, without those of pools nested in it
/// @param storages names of its storages
public record PoolConfig(String name, Set<String> guests, Set<String> storages) {

    public PoolConfig {
        guests = Collections.unmodifiableSet(new LinkedHashSet<>(guests));
        storages = Collections.unmodifiableSet(new LinkedHashSet<>(storages));
    }

    /// The names of the pools it is nested in, the outermost first, and its own last.
    public List<String> levels() {
        return List.of(name.split("/", -1));
    }
}
