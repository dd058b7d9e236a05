package hypervisor.demo.host;

import hypervisor.demo.DemoMoment;
import hypervisor.demo.proxmox.MadePool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `zpool` and `zfs` print of one pool, a file for each question.
///
/// @param datasets of this pool
record PoolAnswers(MadePool pool, List<MadeDataset> datasets) {
    private static final int BUCKETS = 37;

    /// Where the latencies of most I/O are, by the columns of `zpool iostat -w`: two of everything, of the disks, of
    /// the queues of synchronous and of other I/O, then scrub, trim and rebuild.
    private static final int[] USUAL = {17, 19, 16, 18, 12, 13, 13, 17, 22, 20, 22};

    /// I/Os a second in these columns.
    private static final double[] RATES = {390, 210, 390, 210, 300, 60, 40, 150, 900, 1, 0};

    /// @param now seconds since 1970
    Map<String, String> at(DemoMoment moment, long now) {
        Map<String, String> files = new LinkedHashMap<>();
        put(files, "zpool-get", properties(moment));
        put(files, "zpool-status", PoolStatusText.of(pool, moment, now));
        put(files, "zpool-iostat", latencies(moment));
        put(files, "zfs-get", DatasetText.properties(datasets, pool, moment));
        put(files, "zfs-list", DatasetText.snapshots(datasets, now));
        return files;
    }

    private void put(Map<String, String> files, String name, String text) {
        files.put("bin/" + name + "-" + pool.name(), text);
    }

    private String properties(DemoMoment moment) {
        long allocated = pool.allocated(moment);
        String text = """
                size\t%d
                capacity\t%d
                altroot\t-
                health\t%s
                guid\t%d
                version\t-
                bootfs\t-
                delegation\ton
                autoreplace\toff
                cachefile\t-
                failmode\twait
                dedupratio\t1.00
                free\t%d
                allocated\t%d
                readonly\toff
                ashift\t12
                expandsize\t-
                freeing\t0
                fragmentation\t%d
                leaked\t0
                multihost\toff
                checkpoint\t-
                autotrim\ton
                """.formatted(
                        pool.size(),
                        100 * allocated / pool.size(),
                        pool.health(),
                        3_920_273_586_464_696_000L + pool.size() % 1000,
                        pool.size() - allocated,
                        allocated,
                        pool.fragmentation());
        return text.indent(0).replaceAll("(?m)^(?=.)", pool.name() + "\t");
    }

    private String latencies(DemoMoment moment) {
        var text = new StringBuilder("\n" + pool.name() + "\n");
        for (int bucket = 1; bucket <= BUCKETS; bucket++) {
            text.append((1L << bucket) - 1);
            for (int column = 0; column < USUAL.length; column++) {
                int distance = Math.abs(bucket - USUAL[column]);
                text.append('\t')
                        .append(distance < 4 ? moment.counter(RATES[column] / 3 / (1 << distance), column) : 0);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
