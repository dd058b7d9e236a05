package hypervisor.dialect;

import static hypervisor.dialect.Units.nanoseconds;
import static hypervisor.source.procfs.ProcfsFacts.GUESTS;

import hypervisor.metric.MetricSet;
import hypervisor.source.procfs.GuestProcess;
import hypervisor.source.procfs.GuestProcesses;
import hypervisor.source.procfs.ProcessIo;
import hypervisor.source.procfs.ProcessStatus;
import hypervisor.source.procfs.SchedulerTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What KVM guests use of the host, by their processes: processor time, memory, I/O.
final class HostGuestUseMetrics {
    /// A guest, and whether the kernel counts what it waits for.
    private record Counted(GuestProcess guest, boolean delays) {}

    private static final MetricSet<GuestProcesses, Counted> TIME = MetricSet.of(
                    GUESTS,
                    (GuestProcesses all) -> all.guests().stream().map(guest -> new Counted(guest, all.delaysCounted())))
            .label("id", row -> row.guest().id())
            .counter(
                    "hypervisor_guest_cpu_guest_seconds_total",
                    "Processor time in the guest's own code. Part of the user time, but measured apart, so that it can be "
                            + "a little ahead of it.",
                    row -> row.guest().cpu().guest())
            .counter(
                    "hypervisor_guest_main_thread_delay_seconds_total",
                    "Time that the process' first thread, which serves its monitor and slow devices, was ready to run and "
                            + "waited for a processor.",
                    row -> delay(row.guest().mainThread()))
            .counter(
                    "hypervisor_guest_main_thread_block_delay_seconds_total",
                    "Time that the process' first thread waited for block I/O. Only where the kernel counts it "
                            + "(kernel.task_delayacct).",
                    row -> row.delays() ? row.guest().cpu().blockDelay() : null)
            .build();

    private static final MetricSet<GuestProcesses, GuestProcess> MEMORY = MetricSet.of(GUESTS, HostGuestMetrics::guests)
            .label("id", GuestProcess::id)
            .gauge(
                    "hypervisor_guest_process_resident_anonymous_bytes",
                    "Part of hypervisor_guest_memory_host_bytes that belongs to no file.",
                    guest -> memory(guest, "RssAnon"))
            .gauge(
                    "hypervisor_guest_process_resident_file_bytes",
                    "Part of hypervisor_guest_memory_host_bytes that belongs to files.",
                    guest -> memory(guest, "RssFile"))
            .gauge(
                    "hypervisor_guest_process_resident_shared_bytes",
                    "Part of hypervisor_guest_memory_host_bytes that is shared memory, as guests with virtiofs have theirs.",
                    guest -> memory(guest, "RssShmem"))
            .gauge(
                    "hypervisor_guest_process_resident_max_bytes",
                    "Most memory that the guest's process ever had.",
                    guest -> memory(guest, "VmHWM"))
            .gauge(
                    "hypervisor_guest_process_huge_pages_bytes",
                    "Memory that the guest's process has as huge pages.",
                    guest -> memory(guest, "HugetlbPages"))
            .gauge(
                    "hypervisor_guest_process_virtual_bytes",
                    "Addresses that the guest's process has reserved.",
                    guest -> memory(guest, "VmSize"))
            .counter(
                    "hypervisor_guest_process_major_faults_total",
                    "Pages of the guest's process that had to be read from a disk.",
                    GuestProcess::majorFaults)
            .gauge(
                    "hypervisor_guest_process_threads",
                    "Threads of the guest's process.",
                    guest -> status(guest, ProcessStatus::threads))
            .counter(
                    "hypervisor_guest_main_thread_voluntary_switches_total",
                    "How often the process' first thread gave its processor away, to wait for something.",
                    guest -> status(guest, ProcessStatus::voluntarySwitches))
            .counter(
                    "hypervisor_guest_main_thread_involuntary_switches_total",
                    "How often the process' first thread was taken from its processor.",
                    guest -> status(guest, ProcessStatus::involuntarySwitches))
            .build();

    private static final MetricSet<GuestProcesses, GuestProcess> IO = MetricSet.of(GUESTS, HostGuestMetrics::guests)
            .label("id", GuestProcess::id)
            .counter(
                    "hypervisor_guest_process_storage_read_bytes_total",
                    "Bytes that storage was read for because of the guest's process. Not all kinds of disks are counted.",
                    guest -> io(guest, ProcessIo::readBytes))
            .counter(
                    "hypervisor_guest_process_storage_written_bytes_total",
                    "Bytes that the guest's process gave to storage to be written. Not all kinds of disks are counted.",
                    guest -> io(guest, ProcessIo::writeBytes))
            .counter(
                    "hypervisor_guest_process_read_bytes_total",
                    "Bytes that the guest's process got from read calls, of files, devices and sockets alike.",
                    guest -> io(guest, ProcessIo::readChars))
            .counter(
                    "hypervisor_guest_process_written_bytes_total",
                    "Bytes that the guest's process gave to write calls, of files, devices and sockets alike.",
                    guest -> io(guest, ProcessIo::writeChars))
            .counter(
                    "hypervisor_guest_process_reads_total",
                    "Read calls of the guest's process.",
                    guest -> io(guest, ProcessIo::readCalls))
            .counter(
                    "hypervisor_guest_process_writes_total",
                    "Write calls of the guest's process.",
                    guest -> io(guest, ProcessIo::writeCalls))
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(TIME, MEMORY, IO);

    private HostGuestUseMetrics() {}

    private static @Nullable Double delay(@Nullable SchedulerTime time) {
        return time == null ? null : nanoseconds(time.delayNanos());
    }

    private static @Nullable Long memory(GuestProcess guest, String row) {
        return status(guest, status -> status.memory().get(row));
    }

    private static @Nullable Long status(GuestProcess guest, Function<ProcessStatus, @Nullable Long> value) {
        ProcessStatus status = guest.status();
        return status == null ? null : value.apply(status);
    }

    private static @Nullable Long io(GuestProcess guest, Function<ProcessIo, @Nullable Long> value) {
        ProcessIo io = guest.io();
        return io == null ? null : value.apply(io);
    }
}
