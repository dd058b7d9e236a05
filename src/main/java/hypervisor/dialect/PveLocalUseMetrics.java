package hypervisor.dialect;

import static hypervisor.dialect.PveLocalGuestMetrics.CONFIG;
import static hypervisor.source.procfs.ProcfsFacts.GUESTS;

import hypervisor.fact.Facts;
import hypervisor.metric.MetricSet;
import hypervisor.source.procfs.GuestProcess;
import hypervisor.source.procfs.GuestProcesses;
import hypervisor.source.procfs.ProcessIo;
import hypervisor.source.procfs.ProcessStatus;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What pve_local_exporter says of the memory, threads and I/O of a guest's process.
final class PveLocalUseMetrics {
    private static final double PERCENT = 100;

    private PveLocalUseMetrics() {}

    /// A guest's table of memory, threads and switches, which the original believes only if it tells of threads.
    private record Told(
            String id, ProcessStatus status, @Nullable Long memoryTotal) {
        @Nullable Double memoryPercent() {
            Long resident = status.memory().get("VmRSS");
            return resident == null || memoryTotal == null || memoryTotal == 0
                    ? null
                    : Double.valueOf((double) resident / memoryTotal * PERCENT);
        }
    }

    /// A row of that table.
    private record Row(String id, String type, @Nullable Long value) {}

    static List<MetricSet<?, ?>> sets(String prefix) {
        return List.of(whole(prefix), memory(prefix), switches(prefix), io(prefix));
    }

    private static Stream<Told> told(GuestProcesses all, Facts facts) {
        return PveLocalGuestMetrics.guests(all, facts).flatMap(guest -> {
            ProcessStatus status = guest.status();
            return status == null || status.threads() == null
                    ? Stream.empty()
                    : Stream.of(new Told(guest.id(), status, all.memoryTotal()));
        });
    }

    private static MetricSet<GuestProcesses, Told> whole(String prefix) {
        return MetricSet.of(GUESTS, CONFIG, PveLocalUseMetrics::told)
                .label("id", Told::id)
                .gauge(
                        prefix + "memory_percent",
                        "Resident memory of the VM's process in percent of the machine's memory.",
                        Told::memoryPercent)
                .gauge(
                        prefix + "threads",
                        "Threads of the VM's process.",
                        told -> told.status().threads())
                .build();
    }

    private static MetricSet<GuestProcesses, Row> memory(String prefix) {
        return MetricSet.of(
                        GUESTS,
                        CONFIG,
                        (GuestProcesses all, Facts facts) -> told(all, facts).flatMap(PveLocalUseMetrics::memory))
                .label("id", Row::id)
                .label("type", Row::type)
                .gauge(
                        prefix + "memory_extended",
                        "Memory of the VM's process in bytes, row by row as /proc/PID/status has it.",
                        Row::value)
                .build();
    }

    private static Stream<Row> memory(Told told) {
        return told.status().memory().entrySet().stream()
                .map(row -> new Row(told.id(), row.getKey().toLowerCase(Locale.ROOT), row.getValue()));
    }

    private static MetricSet<GuestProcesses, Row> switches(String prefix) {
        return MetricSet.of(
                        GUESTS,
                        CONFIG,
                        (GuestProcesses all, Facts facts) -> told(all, facts)
                                .flatMap(told -> Stream.of(
                                        new Row(
                                                told.id(),
                                                "voluntary",
                                                told.status().voluntarySwitches()),
                                        new Row(
                                                told.id(),
                                                "involuntary",
                                                told.status().involuntarySwitches()))))
                .label("id", Row::id)
                .label("type", Row::type)
                .counter(
                        prefix + "ctx_switches_total",
                        "How often the first thread of the VM's process gave its processor away (voluntary) or was taken "
                                + "from it (involuntary).",
                        Row::value)
                .build();
    }

    private static MetricSet<GuestProcesses, GuestProcess> io(String prefix) {
        return MetricSet.of(GUESTS, CONFIG, PveLocalGuestMetrics::guests)
                .label("id", GuestProcess::id)
                .counter(
                        prefix + "io_read_count_total",
                        "Read calls of the VM's process.",
                        guest -> io(guest, ProcessIo::readCalls))
                .counter(
                        prefix + "io_read_bytes_total",
                        "Bytes that storage was read for because of the VM's process.",
                        guest -> io(guest, ProcessIo::readBytes))
                .counter(
                        prefix + "io_read_chars_total",
                        "Bytes that read calls gave the VM's process, cached or not.",
                        guest -> io(guest, ProcessIo::readChars))
                .counter(
                        prefix + "io_write_count_total",
                        "Write calls of the VM's process.",
                        guest -> io(guest, ProcessIo::writeCalls))
                .counter(
                        prefix + "io_write_bytes_total",
                        "Bytes that the VM's process gave to storage.",
                        guest -> io(guest, ProcessIo::writeBytes))
                .counter(
                        prefix + "io_write_chars_total",
                        "Bytes that the VM's process gave to write calls, cached or not.",
                        guest -> io(guest, ProcessIo::writeChars))
                .build();
    }

    private static @Nullable Long io(GuestProcess guest, Function<ProcessIo, @Nullable Long> value) {
        ProcessIo io = guest.io();
        return io == null ? null : value.apply(io);
    }
}
