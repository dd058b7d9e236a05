package hypervisor.source.zfs.pool;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.MalformedException;
import hypervisor.source.tool.ToolException;
import hypervisor.source.zfs.PoolAnswer;
import hypervisor.source.zfs.PoolReadings;
import hypervisor.source.zfs.PoolRound;
import hypervisor.source.zfs.PropertyLines;
import hypervisor.source.zfs.ZfsCollector;
import hypervisor.source.zfs.ZfsFacts;
import hypervisor.source.zfs.ZfsProperties;
import hypervisor.source.zfs.ZfsTools;
import hypervisor.source.zfs.ZfsTools.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Reads every pool: its properties by `zpool get`, its devices, scrub and errors by `zpool status`.
public final class PoolCollector extends ZfsCollector<PoolReadings<Zpool>> {
    private static final int MOST_BYTES = 1 << 20;
    private static final ZfsProperties NONE = new ZfsProperties(Map.of());

    private final ZfsTools tools;
    private final PoolRound round;
    private final StatusTool status;

    public PoolCollector(ZfsTools tools) {
        super(
                "zfs_pool",
                Duration.ofSeconds(30),
                tools.options().timeout().multipliedBy(2).plus(MARGIN));
        this.tools = tools;
        this.round = new PoolRound(name(), tools.options());
        this.status = new StatusTool(tools);
    }

    @Override
    public Fact<PoolReadings<Zpool>> fact() {
        return ZfsFacts.POOLS;
    }

    @Override
    public Reading<PoolReadings<Zpool>> collect(Deadline deadline) throws IOException, InterruptedException {
        return round.ask(this::pool, deadline);
    }

    private PoolAnswer<Zpool> pool(String pool, Deadline deadline) throws IOException, InterruptedException {
        ZfsProperties properties = properties(pool, deadline);
        try {
            return PoolAnswer.of(new Zpool(pool, properties, status.read(pool, deadline)));
        } catch (IOException e) {
            return new PoolAnswer<>(new Zpool(pool, properties, null), e);
        } catch (MalformedException e) {
            return new PoolAnswer<>(new Zpool(pool, properties, null), new IOException(e.getMessage(), e));
        }
    }

    /// None where the program is too old to print them so that they can be read.
    private ZfsProperties properties(String pool, Deadline deadline) throws IOException, InterruptedException {
        try {
            String text = tools.run(
                            Program.ZPOOL,
                            pool,
                            List.of("get", "-Hpo", "name,property,value", "all"),
                            MOST_BYTES,
                            deadline)
                    .text();
            ZfsProperties properties =
                    PropertyLines.parse("zpool get " + pool, text).get(pool);
            return properties == null ? NONE : properties;
        } catch (ToolException e) {
            if (ZfsTools.isUsage(e)) {
                return NONE;
            }
            throw e;
        }
    }
}
