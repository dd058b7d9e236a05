package hypervisor.source.storage;

import hypervisor.scrape.Deadline;
import hypervisor.source.HangingException;
import hypervisor.source.Isolation;
import hypervisor.source.MalformedException;
import hypervisor.source.tool.Tools;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What LVM says of its volume groups and thin pools, for all storages in one run of `lvs` and one of `vgs`. Those take
/// LVM's lock, so they run seldom, and a scrape does not wait long for them: it shows what they said last.
final class Lvm {
    private static final int MOST_BYTES = 16 << 20;
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofMinutes(2);

    private final Tools tools;
    private final Isolation isolation;
    private final StorageOptions options;
    private volatile @Nullable Known known;

    /// @param problem why there are none; null where there is no problem
    record Volumes(
            List<LvmVolume> pools,
            List<LvmVolume> groups,
            @Nullable String problem) {

        Volumes {
            pools = List.copyOf(pools);
            groups = List.copyOf(groups);
        }

        static Volumes none(@Nullable String problem) {
            return new Volumes(List.of(), List.of(), problem);
        }

        /// A thin pool; null where there is none of that name.
        @Nullable LvmVolume pool(@Nullable String group, @Nullable String name) {
            return pools.stream()
                    .filter(pool -> pool.group().equals(group) && pool.name().equals(name))
                    .findFirst()
                    .orElse(null);
        }

        @Nullable LvmVolume group(@Nullable String name) {
            return groups.stream()
                    .filter(group -> group.group().equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }

    private record Known(Volumes volumes, long at) {
        boolean isYoungerThan(Duration age) {
            return System.nanoTime() - at < age.toNanos();
        }
    }

    Lvm(Tools tools, Isolation isolation, StorageOptions options) {
        this.tools = tools;
        this.isolation = isolation;
        this.options = options;
    }

    /// @param pools whether thin pools are asked for
    /// @param groups whether volume groups are
    Volumes read(boolean pools, boolean groups, Deadline deadline) throws InterruptedException {
        if (!pools && !groups) {
            return Volumes.none(null);
        }
        Known before = known;
        if (before != null && before.isYoungerThan(FRESH)) {
            return before.volumes();
        }
        try {
            return isolation.run(options.lvs(), () -> now(pools, groups), deadline.within(options.patience()));
        } catch (HangingException _) {
            return before != null && before.isYoungerThan(KEPT)
                    ? before.volumes()
                    : Volumes.none(options.lvs() + " has not ended yet");
        } catch (IOException | MalformedException e) {
            return Volumes.none(String.valueOf(e.getMessage()));
        }
    }

    private Volumes now(boolean pools, boolean groups) throws InterruptedException {
        Volumes volumes;
        try {
            volumes = new Volumes(
                    pools ? report(options.lvs(), "vg_name,lv_name,lv_size,data_percent,metadata_percent") : List.of(),
                    groups ? report(options.vgs(), "vg_name,vg_size,vg_free") : List.of(),
                    null);
        } catch (IOException | MalformedException e) {
            volumes = Volumes.none(String.valueOf(e.getMessage()));
        }
        known = new Known(volumes, System.nanoTime());
        return volumes;
    }

    private List<LvmVolume> report(String program, String columns) throws IOException, InterruptedException {
        List<String> command =
                List.of(program, "--reportformat", "json", "--units", "b", "--nosuffix", "--options", columns);
        byte[] printed = tools.run(program, command, MOST_BYTES, Deadline.in(options.toolTimeout()))
                .bytes();
        return LvmReport.parse(program, printed);
    }
}
