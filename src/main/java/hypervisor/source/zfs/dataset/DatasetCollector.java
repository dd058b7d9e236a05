package hypervisor.source.zfs.dataset;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.zfs.PoolAnswer;
import hypervisor.source.zfs.PoolReadings;
import hypervisor.source.zfs.PoolRound;
import hypervisor.source.zfs.PropertyLines;
import hypervisor.source.zfs.ZfsCollector;
import hypervisor.source.zfs.ZfsFacts;
import hypervisor.source.zfs.ZfsTools;
import hypervisor.source.zfs.ZfsTools.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the file systems and volumes of every pool, by one run of `zfs get` for each pool.
public final class DatasetCollector extends ZfsCollector<PoolReadings<List<Dataset>>> {
    /// All of them are known to every OpenZFS since 0.8: one that is not would fail the whole run.
    private static final List<String> PROPERTIES = List.of(
            "type",
            "creation",
            "used",
            "available",
            "referenced",
            "compressratio",
            "refcompressratio",
            "quota",
            "refquota",
            "reservation",
            "refreservation",
            "volsize",
            "usedbychildren",
            "usedbydataset",
            "usedbyrefreservation",
            "usedbysnapshots",
            "logicalused",
            "logicalreferenced",
            "written",
            "snapshot_count",
            "snapshot_limit",
            "compression",
            "recordsize",
            "volblocksize",
            "readonly",
            "mounted",
            "encryption",
            "keystatus");

    private static final int MOST_BYTES = 64 << 20;

    private final ZfsTools tools;
    private final PoolRound round;

    public DatasetCollector(ZfsTools tools) {
        super("zfs_dataset", Duration.ofSeconds(60), tools.options().timeout().plus(MARGIN));
        this.tools = tools;
        this.round = new PoolRound(name(), tools.options());
    }

    @Override
    public Fact<PoolReadings<List<Dataset>>> fact() {
        return ZfsFacts.DATASETS;
    }

    @Override
    public Reading<PoolReadings<List<Dataset>>> collect(Deadline deadline) throws IOException, InterruptedException {
        return round.ask(this::datasets, deadline);
    }

    private PoolAnswer<List<Dataset>> datasets(String pool, Deadline deadline)
            throws IOException, InterruptedException {
        List<String> arguments =
                List.of("get", "-Hprt", "filesystem,volume", "-o", "name,property,value", String.join(",", PROPERTIES));
        String text =
                tools.run(Program.ZFS, pool, arguments, MOST_BYTES, deadline).text();
        List<Dataset> datasets = new ArrayList<>();
        PropertyLines.parse("zfs get " + pool, text).forEach((name, properties) -> {
            if (tools.options().includes(name)) {
                datasets.add(new Dataset(pool, name, type(properties.text("type")), properties));
            }
        });
        return PoolAnswer.of(List.copyOf(datasets));
    }

    private static String type(@Nullable String text) {
        return text == null ? "" : text;
    }
}
