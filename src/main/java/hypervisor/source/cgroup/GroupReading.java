package hypervisor.source.cgroup;

import hypervisor.source.cgroup.GuestCgroup.Cpu;
import hypervisor.source.cgroup.GuestCgroup.Kind;
import hypervisor.source.cgroup.GuestCgroup.Memory;
import hypervisor.source.procfs.Rows;
import hypervisor.source.procfs.Words;
import org.jspecify.annotations.Nullable;

/// Reads everything about one control group.
final class GroupReading {
    private static final double MICROS_PER_SECOND = 1e6;

    private final GroupFiles files;
    private final BlockNames devices;

    GroupReading(GroupFiles files, BlockNames devices) {
        this.files = files;
        this.devices = devices;
    }

    GuestCgroup read(String id, Kind kind) {
        return new GuestCgroup(
                id,
                kind,
                cpu(files.rows("cpu.stat"), files.text("cpu.max")),
                memory(),
                IoStat.parse(files.text("io.stat"), devices),
                files.number("pids.current"),
                files.number("pids.max"),
                files.pressure());
    }

    static Cpu cpu(Rows stat, String max) {
        return new Cpu(
                seconds(stat.get("usage_usec")),
                seconds(stat.get("user_usec")),
                seconds(stat.get("system_usec")),
                stat.get("nr_periods"),
                stat.get("nr_throttled"),
                seconds(stat.get("throttled_usec")),
                limit(max));
    }

    /// `150000 100000`: microseconds of processor time in each so many microseconds; `max 100000` is no limit.
    static @Nullable Double limit(String max) {
        var words = new Words(max);
        Long quota = words.nextNumber();
        Long period = words.nextNumber();
        return quota == null || period == null || period == 0 ? null : Double.valueOf((double) quota / period);
    }

    private Memory memory() {
        Rows stat = files.rows("memory.stat");
        Rows events = files.rows("memory.events");
        return new Memory(
                files.number("memory.current"),
                files.number("memory.peak"),
                files.number("memory.max"),
                files.number("memory.swap.current"),
                files.number("memory.swap.max"),
                stat.get("anon"),
                stat.get("file"),
                stat.get("kernel"),
                stat.get("shmem"),
                events.get("oom"),
                events.get("oom_kill"));
    }

    private static @Nullable Double seconds(@Nullable Long micros) {
        return micros == null ? null : Double.valueOf(micros / MICROS_PER_SECOND);
    }
}
