package hypervisor.source.zfs.dataset;

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

/// Reads the snapshots of every pool, by one run of `zfs list` for each pool.
public final class SnapshotCollector extends ZfsCollector<PoolReadings<Snapshots>> {
    private static final int MOST_BYTES = 64 << 20;

    private final ZfsTools tools;
    private final PoolRound round;

    public SnapshotCollector(ZfsTools tools) {
        super("zfs_snapshot", Duration.ofMinutes(10), tools.options().timeout().plus(MARGIN));
        this.tools = tools;
        this.round = new PoolRound(name(), tools.options());
    }

    @Override
    public Fact<PoolReadings<Snapshots>> fact() {
        return ZfsFacts.SNAPSHOTS;
    }

    @Override
    public Reading<PoolReadings<Snapshots>> collect(Deadline deadline) throws IOException, InterruptedException {
        return round.ask(this::snapshots, deadline);
    }

    private PoolAnswer<Snapshots> snapshots(String pool, Deadline deadline) throws IOException, InterruptedException {
        List<String> arguments = List.of(
                "list",
                "-Hpt",
                "snapshot",
                "-o",
                "name," + String.join(",", SnapshotLines.COLUMNS),
                "-s",
                "creation",
                "-r");
        String text =
                tools.run(Program.ZFS, pool, arguments, MOST_BYTES, deadline).text();
        return PoolAnswer.of(Snapshots.of(SnapshotLines.parse("zfs list -t snapshot " + pool, pool, text).stream()
                .filter(snapshot -> tools.options().includes(snapshot.name()))
                .toList()));
    }
}
