package hypervisor.source.smart;

import hypervisor.scrape.Collector;
import hypervisor.source.tool.Tools;
import java.time.InstantSource;
import java.util.List;

/// What reads the health of disks.
public final class SmartCollectors {
    private final SmartOptions options;
    private final Tools tools;

    public SmartCollectors(SmartOptions options, Tools tools) {
        this.options = options;
        this.tools = tools;
    }

    public List<Collector<?>> all() {
        return List.of(new SmartCollector(options, tools, InstantSource.system()));
    }
}
