package hypervisor.docs;

import hypervisor.dialect.DialectOptions;
import hypervisor.dialect.Native;
import hypervisor.dialect.Native.Part;
import hypervisor.metric.Metric;
import hypervisor.metric.Vocabulary;
import hypervisor.metric.Vocabulary.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Renders the native vocabulary with the matrix of which source feeds which metric.
final class NativeDocs {
    /// Every source, in the order of the columns.
    private static final List<String> SOURCES = List.of("proxmox", "libvirt", "host", "pve", "zfs");

    private static final String INTRODUCTION = """
            # native

            One vocabulary for all guests, nodes, storages and pools, whoever runs them and whoever tells of them: the default
            of `/metrics`.

            * A guest is its `id`: Proxmox VE's number or libvirt's UUID, the same from every source, for all its life. A machine
              is its `node`, a storage its `storage` and, unless nodes share it, its `node`. What else describes them stands on
              families that end in `_info`, always 1, to be joined: `hypervisor_guest_cpu_seconds_total * on (id) group_left
              (name) hypervisor_guest_info`.
            * What is not known is absent, never 0. Counters end in `_total`, times are seconds since 1970, states are a series
              for each state, 1 for the one that is.
            * Columns say which source feeds a metric: `proxmox` is the cluster's API, `libvirt` a daemon, `host` this machine's
              kernel, `pve` Proxmox VE's files and QEMU's monitors on this machine, `zfs` its kernel module and programs. Where
              several can, the numbers say in which order they are asked: **for each metric and each guest (node, storage), the
              first source that tells anything of it gives all its series, and the others none.** So two sources that see the
              same guest never make two series of it.
            """;

    private NativeDocs() {}

    static String page() {
        Map<String, StringBuilder> tables = new LinkedHashMap<>();
        for (Part part : Native.parts(DialectOptions.DOCUMENTED.withKernelStatistics(true))) {
            StringBuilder rows = tables.computeIfAbsent(part.families().from(), _ -> new StringBuilder());
            if (part.families() instanceof Vocabulary words) {
                words.words().forEach(word -> rows.append(row(word)));
            } else {
                part.families().metrics().forEach(metric -> rows.append(row(metric, List.of(part.source()))));
            }
        }
        var page = new StringBuilder(INTRODUCTION);
        tables.forEach((about, rows) -> page.append("\n## Of " + about + "\n\n| Metric | Type | Labels | "
                        + String.join(" | ", SOURCES) + " | Meaning |\n|---|---|---" + "|:-:".repeat(SOURCES.size())
                        + "|---|\n")
                .append(rows));
        return page.toString();
    }

    private static String row(Word word) {
        return row(word.metric(), word.sources());
    }

    private static String row(Metric<?> metric, List<String> sources) {
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        metric.name(),
                        MetricDocs.type(metric),
                        MetricDocs.labels(metric),
                        String.join(
                                " | ",
                                SOURCES.stream()
                                        .map(source -> place(source, sources))
                                        .toList()),
                        MetricDocs.meaning(metric));
    }

    private static String place(String source, List<String> sources) {
        int place = sources.indexOf(source) + 1;
        return place == 0 ? "" : Integer.toString(place);
    }
}
