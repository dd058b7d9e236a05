package hypervisor.source.qemu;

import hypervisor.source.qemu.DiskStatistics.Operations;
import hypervisor.source.qemu.MonitorAnswers.BlockState;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `query-block` and `query-blockstats`: two lists of the same disks.
final class BlockAnswers {
    private BlockAnswers() {}

    /// By every name that `info block` may print of a disk.
    ///
    /// @param block the answer to `query-block`
    /// @param statistics the answer to `query-blockstats`
    static Map<String, BlockState> parse(JsonObject block, JsonObject statistics) {
        Map<String, DiskStatistics> counted = new HashMap<>();
        for (JsonObject row : statistics.objects("return")) {
            JsonObject stats = row.object("stats");
            if (stats != null) {
                DiskStatistics read = statistics(stats);
                names(row, row.text("node-name", "")).forEach(name -> counted.putIfAbsent(name, read));
            }
        }
        Map<String, BlockState> blocks = new HashMap<>();
        for (JsonObject row : block.objects("return")) {
            JsonObject inserted = row.object("inserted");
            if (inserted != null) {
                Set<String> names = names(row, inserted.text("node-name", ""));
                DiskStatistics found = names.stream()
                        .filter(counted::containsKey)
                        .findFirst()
                        .map(counted::get)
                        .orElse(null);
                BlockState state = state(inserted, found);
                names.forEach(name -> blocks.putIfAbsent(name, state));
            }
        }
        return Map.copyOf(blocks);
    }

    private static Set<String> names(JsonObject row, String node) {
        Set<String> names = new LinkedHashSet<>();
        names.add(row.text("device", ""));
        names.add(node);
        names.add(row.text("qdev", ""));
        names.remove("");
        return names;
    }

    private static BlockState state(JsonObject inserted, @Nullable DiskStatistics statistics) {
        JsonObject image = inserted.object("image");
        var limits = new DiskLimits(
                inserted.integer("bps", 0),
                inserted.integer("bps_rd", 0),
                inserted.integer("bps_wr", 0),
                inserted.integer("iops", 0),
                inserted.integer("iops_rd", 0),
                inserted.integer("iops_wr", 0));
        return new BlockState(
                image == null ? null : image.integer("virtual-size"),
                image == null ? null : image.integer("actual-size"),
                limits.isUnlimited() ? null : limits,
                statistics);
    }

    private static DiskStatistics statistics(JsonObject stats) {
        return new DiskStatistics(
                operations(stats, "rd"),
                operations(stats, "wr"),
                operations(stats, "flush"),
                operations(stats, "unmap"),
                stats.integer("idle_time_ns"));
    }

    private static Operations operations(JsonObject stats, String kind) {
        return new Operations(
                stats.integer(kind + "_bytes"),
                stats.integer(kind + "_operations"),
                stats.integer(kind + "_total_time_ns"),
                stats.integer("failed_" + kind + "_operations"),
                stats.integer("invalid_" + kind + "_operations"));
    }
}
