package hypervisor.source.procfs;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is used of `/proc/PID/status`.
///
/// @param memory every row that begins with `Vm`, `Rss` or `Hugetlb`, in bytes, by the kernel's name: `VmRSS`. A kernel
/// that counts something new is told of too
/// @param threads of the process
/// @param voluntarySwitches how often the first thread gave its processor away because it waited
/// @param involuntarySwitches how often it was taken from it
public record ProcessStatus(
        Map<String, Long> memory,
        @Nullable Long threads,
        @Nullable Long voluntarySwitches,
        @Nullable Long involuntarySwitches) {
    /// Of the rows that are used: there are three times as many.
    private static final String FIRST_LETTERS = "VRHTvn";

    static ProcessStatus parse(String text) {
        Rows rows = Rows.of(text, letter -> FIRST_LETTERS.indexOf(letter) >= 0);
        Map<String, Long> memory = new LinkedHashMap<>();
        rows.all().forEach((name, number) -> {
            if (name.startsWith("Vm") || name.startsWith("Rss") || name.startsWith("Hugetlb")) {
                memory.put(name, number);
            }
        });
        return new ProcessStatus(
                memory,
                rows.get("Threads"),
                rows.get("voluntary_ctxt_switches"),
                rows.get("nonvoluntary_ctxt_switches"));
    }
}
