package hypervisor.dialect;

import static hypervisor.source.cgroup.CgroupFacts.CGROUPS;

import hypervisor.metric.MetricSet;
import hypervisor.source.cgroup.GuestCgroup;
import hypervisor.source.cgroup.GuestCgroup.DeviceIo;
import hypervisor.source.cgroup.GuestCgroups;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Memory and I/O of guests, by their control groups.
final class HostCgroupUseMetrics {
    private static final MetricSet<GuestCgroups, GuestCgroup> MEMORY = MetricSet.of(CGROUPS, HostCgroupMetrics::guests)
            .label("id", GuestCgroup::id)
            .gauge(
                    "hypervisor_guest_cgroup_memory_bytes",
                    "Memory of the host that the guest uses, cached content of its files included.",
                    guest -> guest.memory().current())
            .gauge(
                    "hypervisor_guest_cgroup_memory_peak_bytes",
                    "Most memory that the guest ever used.",
                    guest -> guest.memory().peak())
            .gauge(
                    "hypervisor_guest_cgroup_memory_max_bytes",
                    "Memory that the guest may use, where that is limited.",
                    guest -> guest.memory().limit())
            .gauge(
                    "hypervisor_guest_cgroup_memory_anonymous_bytes",
                    "Memory of the guest that belongs to no file.",
                    guest -> guest.memory().anonymous())
            .gauge(
                    "hypervisor_guest_cgroup_memory_file_bytes",
                    "Cached content of files, shared memory included.",
                    guest -> guest.memory().file())
            .gauge(
                    "hypervisor_guest_cgroup_memory_kernel_bytes",
                    "Memory that the kernel uses for the guest.",
                    guest -> guest.memory().kernel())
            .gauge(
                    "hypervisor_guest_cgroup_memory_shared_bytes",
                    "Shared memory, and files in memory.",
                    guest -> guest.memory().shared())
            .counter(
                    "hypervisor_guest_cgroup_oom_events_total",
                    "How often the guest reached its limit with nothing left to give back.",
                    guest -> guest.memory().outOfMemory())
            .counter(
                    "hypervisor_guest_cgroup_oom_kills_total",
                    "Processes of the guest that were killed for want of memory.",
                    guest -> guest.memory().killed())
            .build();

    private static final MetricSet<GuestCgroups, GuestCgroup> IO = MetricSet.of(CGROUPS, HostCgroupMetrics::guests)
            .label("id", GuestCgroup::id)
            .counter(
                    "hypervisor_guest_cgroup_read_bytes_total",
                    "Bytes that the guest read from block devices, each counted where it ends: a volume made of disks is "
                            + "not counted beside them.",
                    guest -> sum(guest, DeviceIo::readBytes))
            .counter(
                    "hypervisor_guest_cgroup_written_bytes_total",
                    "Bytes that the guest wrote to block devices, each counted where it ends.",
                    guest -> sum(guest, DeviceIo::writeBytes))
            .counter(
                    "hypervisor_guest_cgroup_reads_total",
                    "Reads of the guest from block devices.",
                    guest -> sum(guest, DeviceIo::reads))
            .counter(
                    "hypervisor_guest_cgroup_writes_total",
                    "Writes of the guest to block devices.",
                    guest -> sum(guest, DeviceIo::writes))
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(MEMORY, IO);

    private HostCgroupUseMetrics() {}

    /// Null where nothing is told of any device.
    private static @Nullable Double sum(GuestCgroup guest, Function<DeviceIo, @Nullable Long> value) {
        return guest.countedIo()
                .<@Nullable Long>map(value)
                .filter(Objects::nonNull)
                .map(number -> Double.valueOf(Objects.requireNonNull(number)))
                .reduce(Double::sum)
                .orElse(null);
    }
}
