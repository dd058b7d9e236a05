package hypervisor.source.procfs;

import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.HostPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what `/proc` tells of the machine as a whole.
final class HostNodeCollector extends ProcfsCollector<HostNode> {
    private final double ticksPerSecond;

    HostNodeCollector(HostPaths paths) {
        super("host_node", ProcfsFacts.NODE, paths);
        this.ticksPerSecond = ClockTicks.perSecond(paths.proc());
    }

    @Override
    public Reading<HostNode> collect(Deadline deadline) throws IOException {
        if (!Files.exists(file("stat"))) {
            return without("stat");
        }
        MachineStat stat = MachineStat.parse(KernelFile.plain(file("stat")), ticksPerSecond);
        String uptime = text("uptime");
        String memory = text("meminfo");
        return Reading.of(new HostNode(
                stat.cpus(),
                stat.cpuSeconds(),
                stat.bootSeconds(),
                stat.contextSwitches(),
                stat.interrupts(),
                stat.forks(),
                stat.running(),
                stat.blocked(),
                loads(text("loadavg")),
                uptime == null ? null : Decimals.next(new Words(uptime)),
                memory == null ? Map.of() : Rows.of(memory).all(),
                pressure(file("pressure"))));
    }

    private static List<Double> loads(@Nullable String text) {
        var words = new Words(text == null ? "" : text);
        Double one = Decimals.next(words);
        Double five = Decimals.next(words);
        Double fifteen = Decimals.next(words);
        return one == null || five == null || fifteen == null ? List.of() : List.of(one, five, fifteen);
    }

    private static Map<String, Pressure> pressure(Path directory) {
        Map<String, Pressure> pressure = new LinkedHashMap<>();
        for (String resource : Pressure.RESOURCES) {
            Pressure read = Pressure.read(directory.resolve(resource));
            if (read != null) {
                pressure.put(resource, read);
            }
        }
        return pressure;
    }
}
