package hypervisor.source.zfs;

import hypervisor.scrape.Collector;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the collectors that run programs have in common: no scrape waits for them.
public abstract class ZfsCollector<T> implements Collector<T> {
    /// For what happens besides the program's own time.
    protected static final Duration MARGIN = Duration.ofSeconds(5);

    private final String name;
    private final Duration freshness;
    private final Duration background;

    /// @param freshness how long a value is shown again, where the settings do not say otherwise
    /// @param background how long a run may take
    protected ZfsCollector(String name, Duration freshness, Duration background) {
        this.name = name;
        this.freshness = freshness;
        this.background = background;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String source() {
        return ZfsFacts.SOURCE;
    }

    @Override
    public final Duration freshness() {
        return freshness;
    }

    @Override
    public final @Nullable Duration background() {
        return background;
    }
}
