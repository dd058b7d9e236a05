package hypervisor.source.proxmox.collect;

import hypervisor.fact.Fact;
import hypervisor.scrape.Collector;
import hypervisor.source.proxmox.ProxmoxFacts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What all collectors of Proxmox VE have in common.
abstract class ProxmoxCollector<T> implements Collector<T> {
    private final String name;
    private final Fact<T> fact;
    private final Duration freshness;
    private final @Nullable Duration background;

    /// @param freshness how long a value is shown again, where the settings do not say otherwise
    /// @param background how long it may take behind the scrapes' back; null where they wait for it
    ProxmoxCollector(String name, Fact<T> fact, Duration freshness, @Nullable Duration background) {
        this.name = name;
        this.fact = fact;
        this.freshness = freshness;
        this.background = background;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String source() {
        return ProxmoxFacts.SOURCE;
    }

    @Override
    public final Fact<T> fact() {
        return fact;
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
