package hypervisor.dialect;

import static hypervisor.source.procfs.ProcfsFacts.GUESTS;

import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.metric.MetricSet;
import hypervisor.source.pmxcfs.ClusterConfig;
import hypervisor.source.pmxcfs.PmxcfsFacts;
import hypervisor.source.pmxcfs.PoolConfig;
import hypervisor.source.procfs.GuestProcess;
import hypervisor.source.procfs.GuestProcesses;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What pve_local_exporter says of guests by their processes. A guest whose configuration is on another node, since it
/// is just being migrated here, is left out; where the configuration cannot be read nobody is.
final class PveLocalGuestMetrics {
    static final Set<Fact<?>> CONFIG = Set.of(PmxcfsFacts.CONFIG);

    private PveLocalGuestMetrics() {}

    static List<MetricSet<?, ?>> sets(DialectOptions options) {
        String prefix = options.prefix() + "_kvm_";
        List<MetricSet<?, ?>> sets = new ArrayList<>();
        sets.add(info(prefix, options.exact()));
        sets.add(cpu(prefix));
        sets.add(given(prefix, options.exact()));
        sets.addAll(PveLocalUseMetrics.sets(prefix));
        return sets;
    }

    static Stream<GuestProcess> guests(GuestProcesses all, Facts facts) {
        return all.guests().stream().filter(guest -> !ConfiguredHere.isElsewhere(guest.id(), facts));
    }

    /// @param levels the names of the pools the guest is in, the outermost first
    private record Pooled(GuestProcess guest, String pool, List<String> levels) {
        String level(int place) {
            return place < levels.size() ? levels.get(place) : "";
        }
    }

    private static MetricSet<GuestProcesses, Pooled> info(String prefix, boolean exact) {
        return MetricSet.of(
                        GUESTS,
                        CONFIG,
                        (GuestProcesses all, Facts facts) ->
                                guests(all, facts).map(guest -> pooled(guest, facts.value(PmxcfsFacts.CONFIG), exact)))
                .label("id", row -> row.guest().id())
                .label("name", row -> text(row.guest().guest().hardware().name()))
                .label("cpu", row -> text(row.guest().guest().hardware().cpu()))
                .label("pid", row -> Integer.toString(row.guest().guest().pid()))
                .label("pool", Pooled::pool)
                .label("pool_levels", row -> Integer.toString(row.levels().size()))
                .label("pool1", row -> row.level(0))
                .label("pool2", row -> row.level(1))
                .label("pool3", row -> row.level(2))
                .info(prefix + "info", "A VM that runs here: what its command line calls it, and its pool.")
                .build();
    }

    private static Pooled pooled(GuestProcess guest, @Nullable ClusterConfig config, boolean exact) {
        PoolConfig pool = null;
        if (config != null) {
            // Quirk: of two pools that name a VM the original takes the last, Proxmox VE the first.
            pool = exact ? config.lastPoolOf(guest.id()) : config.poolOf(guest.id());
        }
        return pool == null ? new Pooled(guest, "", List.of()) : new Pooled(guest, pool.name(), pool.levels());
    }

    private record Time(String id, String mode, @Nullable Double seconds) {}

    private static MetricSet<GuestProcesses, Time> cpu(String prefix) {
        return MetricSet.of(
                        GUESTS,
                        CONFIG,
                        (GuestProcesses all, Facts facts) -> guests(all, facts).flatMap(PveLocalGuestMetrics::times))
                .label("id", Time::id)
                .label("mode", Time::mode)
                .counter(
                        prefix + "cpu_seconds_total",
                        "Processor time of the VM's process. Of mode: user (the guest's own code included), system, iowait "
                                + "(its first thread waited for block I/O; 0 unless the kernel counts it).",
                        Time::seconds)
                .build();
    }

    private static Stream<Time> times(GuestProcess guest) {
        return Stream.of(
                new Time(guest.id(), "user", guest.cpu().user()),
                new Time(guest.id(), "system", guest.cpu().system()),
                new Time(guest.id(), "iowait", guest.cpu().blockDelay()));
    }

    private static MetricSet<GuestProcesses, GuestProcess> given(String prefix, boolean exact) {
        return MetricSet.of(GUESTS, CONFIG, PveLocalGuestMetrics::guests)
                .label("id", GuestProcess::id)
                // Quirk: with processors that can be plugged in the original says 1, as -smp does.
                .gauge(
                        prefix + "vcores",
                        "Virtual processors the VM was started with.",
                        guest -> exact
                                ? orZero(guest.guest().hardware().statedVcpus())
                                : guest.guest().hardware().vcpus())
                // Quirk: the original does not see memory that is huge pages or shared, and then says 0.
                .gauge(
                        prefix + "maxmem_bytes",
                        "Memory the VM was started with.",
                        guest -> exact
                                ? orZero(guest.guest().hardware().statedMemory())
                                : guest.guest().hardware().memory())
                .build();
    }

    private static Long orZero(@Nullable Long number) {
        return number == null ? Long.valueOf(0) : number;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
