package hypervisor.source.sensor;

import hypervisor.scrape.Collector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What reads sensors.
public final class SensorCollectors {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Path sys;

    /// @param sys usually `/sys`
    public SensorCollectors(Path sys) {
        this.sys = sys;
    }

    public List<Collector<?>> all() {
        return List.of(new SensorCollector(sys, PATIENCE));
    }
}
