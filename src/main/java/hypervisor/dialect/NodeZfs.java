package hypervisor.dialect;

import hypervisor.metric.Family;
import hypervisor.metric.Family.Sample;
import hypervisor.metric.Type;
import hypervisor.source.zfs.kstat.DatasetKstat;
import hypervisor.source.zfs.kstat.NamedKstat;
import hypervisor.source.zfs.kstat.PoolKstats;
import hypervisor.source.zfs.kstat.ZfsKstats;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Makes node_exporter's families of the rows the kernel module has.
final class NodeZfs {
    /// The files that are told of, and what stands for each in the names.
    static final Map<String, String> SUBSYSTEMS = new TreeMap<>(Map.of(
            "abdstats", "abd",
            "arcstats", "arc",
            "dbufstats", "dbuf",
            "dmu_tx", "dmu_tx",
            "dnodestats", "dnode",
            "fm", "fm",
            "vdev_cache_stats", "vdev_cache",
            "vdev_mirror_stats", "vdev_mirror",
            "xuio_stats", "xuio",
            "zil", "zil"));

    private static final List<String> STATES =
            List.of("online", "degraded", "faulted", "offline", "removed", "unavail", "suspended");

    static {
        SUBSYSTEMS.put("zfetchstats", "zfetch");
    }

    private NodeZfs() {}

    static Stream<Family> families(ZfsKstats kstats) {
        Map<String, Family> families = new TreeMap<>();
        SUBSYSTEMS.forEach((file, subsystem) -> {
            NamedKstat kstat = kstats.global(file);
            if (kstat != null) {
                global(file, subsystem, kstat, families);
            }
        });
        Rows io = new Rows("io", "node_zfs_zpool_", List.of("zpool"));
        Rows datasets = new Rows("objset", "node_zfs_zpool_dataset_", List.of("zpool", "dataset"));
        for (PoolKstats pool : kstats.pools()) {
            NamedKstat columns = pool.named("io");
            if (columns != null) {
                io.add(List.of(pool.pool()), columns, false);
            }
            for (DatasetKstat dataset : pool.datasets()) {
                datasets.add(List.of(pool.pool(), dataset.dataset()), dataset.kstat(), true);
            }
        }
        io.into(families);
        datasets.into(families);
        states(kstats, families);
        return families.values().stream();
    }

    private static void global(String file, String subsystem, NamedKstat kstat, Map<String, Family> families) {
        for (int row = 0; row < kstat.names().size(); row++) {
            String field = kstat.names().get(row);
            int type = kstat.type(row);
            if (type == NamedKstat.INT64 || type == NamedKstat.UINT64) {
                String name = "node_zfs_" + subsystem + "_" + legal(field);
                families.putIfAbsent(
                        name,
                        new Family(
                                name,
                                Type.UNTYPED,
                                help(file, field),
                                List.of(),
                                List.of(new Sample(List.of(), kstat.number(row)))));
            }
        }
    }

    // Quirk: a state that is none of these leaves all at 0.
    private static void states(ZfsKstats kstats, Map<String, Family> families) {
        List<Sample> samples = new ArrayList<>();
        for (PoolKstats pool : kstats.pools()) {
            String now = pool.state();
            if (now != null) {
                STATES.forEach(state -> samples.add(
                        new Sample(List.of(pool.pool(), state), state.equals(now.toLowerCase(Locale.ROOT)) ? 1 : 0)));
            }
        }
        String name = "node_zfs_zpool_state";
        families.put(name, new Family(name, Type.GAUGE, "kstat.zfs.misc.state", List.of("zpool", "state"), samples));
    }

    private static String legal(String row) {
        var name = new StringBuilder(row);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isLegal = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
            name.setCharAt(i, isLegal ? c : '_');
        }
        return name.toString();
    }

    private static String help(String file, String field) {
        return "kstat.zfs.misc." + file + "." + field;
    }

    /// The samples of one kind of file, gathered by row over all files of the kind.
    private static final class Rows {
        private final String file;
        private final String prefix;
        private final List<String> labels;
        private final Map<String, List<Sample>> samples = new TreeMap<>();
        private final Set<List<String>> seen = new HashSet<>();

        Rows(String file, String prefix, List<String> labels) {
            this.file = file;
            this.prefix = prefix;
            this.labels = labels;
        }

        /// @param unsignedOnly whether rows of other types are left out
        void add(List<String> labelValues, NamedKstat kstat, boolean unsignedOnly) {
            if (!seen.add(labelValues)) {
                return;
            }
            Set<String> rows = new HashSet<>();
            for (int row = 0; row < kstat.names().size(); row++) {
                String name = kstat.names().get(row);
                boolean wanted = kstat.type(row) == NamedKstat.UINT64 || (!unsignedOnly && kstat.isNumber(row));
                if (wanted && rows.add(name)) {
                    samples.computeIfAbsent(name, _ -> new ArrayList<>())
                            .add(new Sample(labelValues, kstat.number(row)));
                }
            }
        }

        void into(Map<String, Family> families) {
            samples.forEach((row, all) -> {
                String name = prefix + legal(row);
                families.putIfAbsent(name, new Family(name, Type.UNTYPED, help(file, row), labels, all));
            });
        }
    }
}
