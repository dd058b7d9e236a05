package hypervisor.source.procfs;

import hypervisor.source.procfs.HostNode.CpuMode;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is used of `/proc/stat`: a row for all processors together and one for each, in clock ticks, then single
/// numbers.
///
/// ```
/// cpu  74608 2520 24433 1117073 6176 4054 0 0 100 0
/// cpu0 37784 1172 12283 558711 3060 2013 0 0 50 0
/// intr 8885917 17 0 …
/// ctxt 22848221
/// btime 1795214752
/// ```
record MachineStat(
        int cpus,
        Map<CpuMode, Double> cpuSeconds,
        @Nullable Long bootSeconds,
        @Nullable Long contextSwitches,
        @Nullable Long interrupts,
        @Nullable Long forks,
        @Nullable Long running,
        @Nullable Long blocked) {
    private static final String CPU = "cpu";

    static MachineStat parse(String text, double ticksPerSecond) {
        Map<CpuMode, Double> seconds = new EnumMap<>(CpuMode.class);
        int cpus = 0;
        for (int from = 0; text.startsWith(CPU, from); from = lineEnd(text, from) + 1) {
            var words = new Words(text, from, lineEnd(text, from));
            if (words.next() && words.word().equals(CPU)) {
                seconds.putAll(seconds(words, ticksPerSecond));
            } else {
                cpus++;
            }
        }
        Rows rows = Rows.of(text);
        return new MachineStat(
                cpus,
                seconds,
                rows.get("btime"),
                rows.get("ctxt"),
                rows.get("intr"),
                rows.get("processes"),
                rows.get("procs_running"),
                rows.get("procs_blocked"));
    }

    private static Map<CpuMode, Double> seconds(Words words, double ticksPerSecond) {
        Map<CpuMode, Double> seconds = new EnumMap<>(CpuMode.class);
        for (CpuMode mode : CpuMode.values()) {
            Long ticks = words.nextNumber();
            if (ticks != null) {
                seconds.put(mode, ticks / ticksPerSecond);
            }
        }
        return seconds;
    }

    private static int lineEnd(String text, int from) {
        int newline = text.indexOf('\n', from);
        return newline < 0 ? text.length() : newline;
    }
}
