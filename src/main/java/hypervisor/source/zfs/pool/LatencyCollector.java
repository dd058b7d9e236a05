package hypervisor.source.zfs.pool;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.zfs.PoolAnswer;
import hypervisor.source.zfs.PoolReadings;
import hypervisor.source.zfs.PoolRound;
import hypervisor.source.zfs.ZfsCollector;
import hypervisor.source.zfs.ZfsFacts;
import hypervisor.source.zfs.ZfsTools;
import hypervisor.source.zfs.ZfsTools.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Reads how long I/O of every pool took, by one run of `zpool iostat` for each pool.
public final class LatencyCollector extends ZfsCollector<PoolReadings<PoolLatencies>> {
    private static final int MOST_BYTES = 1 << 20;

    private final ZfsTools tools;
    private final PoolRound round;

    public LatencyCollector(ZfsTools tools) {
        super("zfs_latency", Duration.ofSeconds(60), tools.options().timeout().plus(MARGIN));
        this.tools = tools;
        this.round = new PoolRound(name(), tools.options());
    }

    @Override
    public Fact<PoolReadings<PoolLatencies>> fact() {
        return ZfsFacts.LATENCIES;
    }

    @Override
    public Reading<PoolReadings<PoolLatencies>> collect(Deadline deadline) throws IOException, InterruptedException {
        return round.ask(this::latencies, deadline);
    }

    private PoolAnswer<PoolLatencies> latencies(String pool, Deadline deadline)
            throws IOException, InterruptedException {
        String text = tools.run(Program.ZPOOL, pool, List.of("iostat", "-wHp"), MOST_BYTES, deadline)
                .text();
        return PoolAnswer.of(LatencyText.parse("zpool iostat " + pool, pool, text));
    }
}
