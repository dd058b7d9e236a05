package hypervisor.demo.host;

import hypervisor.demo.DemoMoment;
import hypervisor.demo.proxmox.MadePool;
import java.util.List;

/// What `zfs` prints of file systems, volumes and snapshots.
final class DatasetText {
    private static final long DAY = 86_400;
    private static final long MADE = 1_700_000_000;

    private DatasetText() {}

    static String properties(List<MadeDataset> datasets, MadePool pool, DemoMoment moment) {
        var text = new StringBuilder();
        long available = pool.size() - pool.allocated(moment);
        for (MadeDataset dataset : datasets) {
            String printed =
                    dataset(dataset, used(dataset, datasets, pool, moment), available, dataset.referenced(moment));
            text.append(printed.replaceAll("(?m)^(?=.)", dataset.name() + "\t"));
        }
        return text.toString();
    }

    private static long used(MadeDataset dataset, List<MadeDataset> datasets, MadePool pool, DemoMoment moment) {
        if (dataset.name().equals(pool.name())) {
            return pool.allocated(moment);
        }
        if (dataset.name().equals("rpool/data")) {
            return pool.allocated(moment) / 20 * 19;
        }
        return datasets.stream()
                .filter(each -> each.equals(dataset) || each.name().startsWith(dataset.name() + "/"))
                .mapToLong(each -> each.referenced(moment) + snapshots(each))
                .sum();
    }

    private static long snapshots(MadeDataset dataset) {
        return dataset.snapshots() * 400_000_000L;
    }

    private static String dataset(MadeDataset dataset, long used, long available, long referenced) {
        boolean volume = dataset.isVolume();
        return """
                type\t%s
                creation\t%d
                used\t%d
                available\t%d
                referenced\t%d
                compressratio\t1.45
                refcompressratio\t1.45
                quota\t%s
                refquota\t%6$s
                reservation\t0
                refreservation\t0
                volsize\t%s
                usedbychildren\t%d
                usedbydataset\t%5$d
                usedbyrefreservation\t0
                usedbysnapshots\t%d
                logicalused\t%d
                logicalreferenced\t%d
                written\t%d
                compression\tlz4
                recordsize\t%s
                volblocksize\t%s
                readonly\toff
                mounted\t%s
                encryption\toff
                """.formatted(
                        volume ? "volume" : "filesystem",
                        MADE,
                        used,
                        available,
                        referenced,
                        volume ? "-" : "0",
                        volume ? Long.toString(dataset.volume()) : "-",
                        used - referenced - snapshots(dataset),
                        snapshots(dataset),
                        used / 20 * 29,
                        referenced / 20 * 29,
                        referenced / 50,
                        volume ? "-" : "131072",
                        volume ? "16384" : "-",
                        volume ? "-" : dataset.isCounted() ? "yes" : "no");
    }

    static String snapshots(List<MadeDataset> datasets, long now) {
        var text = new StringBuilder();
        long midnight = now / DAY * DAY;
        for (MadeDataset dataset : datasets) {
            for (int i = dataset.snapshots() - 1; i >= 0; i--) {
                text.append("%s@nightly%d\t400000000\t9000000000\t13000000000\t200000000\t%d\n"
                        .formatted(dataset.name(), i, midnight - i * DAY));
            }
        }
        return text.toString();
    }
}
