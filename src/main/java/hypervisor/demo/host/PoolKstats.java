package hypervisor.demo.host;

import hypervisor.demo.DemoMoment;
import hypervisor.demo.proxmox.MadePool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the ZFS kernel module counts for one pool and its datasets.
record PoolKstats(MadePool pool, List<MadeDataset> datasets) {
    /// Rows of `dmu_tx_assign`: times up to 2^41 ns.
    private static final int TIMES = 42;

    /// Where most of the waiting is: from about half a millisecond on.
    private static final int USUAL_TIME = 19;

    private static final int GROUPS = 20;
    private static final int GROUP_SECONDS = 5;
    private static final double NANOS = 1e9;

    Map<String, String> at(DemoMoment moment) {
        Map<String, String> files = new LinkedHashMap<>();
        put(files, "state", pool.health() + "\n");
        put(files, "dmu_tx_assign", waits(moment));
        put(files, "txgs", groups(moment));
        put(
                files,
                "iostats",
                new KstatText(moment)
                        .counted("trim_extents_written", 0.3)
                        .counted("trim_bytes_written", 90_000)
                        .counted("autotrim_extents_written", 1)
                        .counted("autotrim_bytes_written", 300_000)
                        .counted("arc_read_count", 390)
                        .counted("arc_read_bytes", 14_000_000)
                        .counted("arc_write_count", 210)
                        .counted("arc_write_bytes", 6_000_000)
                        .toString());
        for (int i = 0; i < datasets.size(); i++) {
            if (datasets.get(i).isCounted()) {
                put(files, "objset-0x" + Integer.toHexString(0x36 + i), dataset(datasets.get(i), moment));
            }
        }
        return files;
    }

    private void put(Map<String, String> files, String name, String text) {
        files.put("proc/spl/kstat/zfs/" + pool.name() + "/" + name, text);
    }

    private static String dataset(MadeDataset dataset, DemoMoment moment) {
        long read = dataset.read(moment);
        long written = dataset.written(moment);
        return new KstatText(moment)
                .with("dataset_name", dataset.name())
                .with("writes", written / 16_384)
                .with("nwritten", written)
                .with("reads", read / 16_384)
                .with("nread", read)
                .counted("nunlinks", dataset.isVolume() ? 0 : 0.1)
                .counted("nunlinked", dataset.isVolume() ? 0 : 0.1)
                .counted("zil_commit_count", 4)
                .counted("zil_itx_count", 16)
                .toString();
    }

    private static String waits(DemoMoment moment) {
        var text = new KstatText(moment);
        for (int i = 0; i < TIMES; i++) {
            int distance = Math.abs(i - USUAL_TIME);
            text.counted((1L << i) + " ns", distance < 4 ? 0.4 / (1 << distance) : 0);
        }
        return text.toString();
    }

    /// The last few: one is open, one is being written.
    private static String groups(DemoMoment moment) {
        var text = new StringBuilder("""
                44 0 0x01 20 2240 221000000000 6665999035587
                txg birth state ndirty nread nwritten reads writes otime qtime wtime stime
                """);
        long last = (long) moment.seconds() / GROUP_SECONDS;
        for (long number = last - GROUPS + 1; number <= last; number++) {
            var born = new DemoMoment(number * GROUP_SECONDS);
            String state = number == last ? "O" : number == last - 1 ? "S" : "C";
            text.append("%d %d %s %d 24576 %d 6 213 %d %d %d %d%n"
                    .formatted(
                            number,
                            (long) (born.seconds() * NANOS),
                            state,
                            number == last ? 0 : born.gauge(9e6, 7e6, 1),
                            born.gauge(5e6, 4e6, 1),
                            number == last ? 0 : GROUP_SECONDS * 1_000_000_000L,
                            number == last ? 0 : 12_000,
                            number == last ? 0 : 31_000,
                            state.equals("C") ? born.gauge(3e8, 2e8, 2) : 0));
        }
        return text.toString();
    }
}
