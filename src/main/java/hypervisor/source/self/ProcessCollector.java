package hypervisor.source.self;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads `/proc/self`.
public final class ProcessCollector implements Collector<ProcessUsage> {
    private final Path procfs;

    /// @param procfs `/proc`, or a recording of it
    public ProcessCollector(Path procfs) {
        this.procfs = procfs;
    }

    @Override
    public String name() {
        return "process";
    }

    @Override
    public String source() {
        return SelfFacts.SOURCE;
    }

    @Override
    public Fact<ProcessUsage> fact() {
        return SelfFacts.PROCESS;
    }

    @Override
    public Reading<ProcessUsage> collect(Deadline deadline) throws IOException {
        Path self = procfs.resolve("self");
        if (!Files.exists(self)) {
            return Reading.absent("no " + self + " on this system");
        }
        Path stat = self.resolve("stat");
        Path status = self.resolve("status");
        Path limits = self.resolve("limits");
        Path machine = procfs.resolve("stat");
        var columns = ProcessStat.parse(stat.toString(), Files.readString(stat));
        String statusText = Files.readString(status);
        long boot = ProcessTables.bootTimeSeconds(machine.toString(), Files.readString(machine));
        return Reading.of(new ProcessUsage(
                columns.cpuTicks() / ProcessStat.TICKS_PER_SECOND,
                boot + columns.startTicks() / ProcessStat.TICKS_PER_SECOND,
                ProcessTables.statusBytes(status.toString(), statusText, "VmRSS"),
                ProcessTables.statusBytes(status.toString(), statusText, "VmSize"),
                entries(self.resolve("fd")),
                ProcessTables.softLimit(limits.toString(), Files.readString(limits), "Max open files"),
                columns.threads()));
    }

    private static long entries(Path directory) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            long entries = 0;
            for (Path _ : stream) {
                entries++;
            }
            return entries;
        }
    }
}
