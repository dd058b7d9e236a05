package hypervisor.real;

import static hypervisor.real.Checks.flag;
import static hypervisor.real.Checks.times;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The checks of what is not about domains.
final class HostChecks {
    private static final double KIB = 1024;
    private static final double NANOSECOND = 1e-9;

    /// What moves all the time on a machine that runs tests.
    private static final double MOVING = 0.5;

    private static final Map<String, Integer> POOL_STATES =
            Map.of("inactive", 0, "building", 1, "running", 2, "degraded", 3, "inaccessible", 4);

    private HostChecks() {}

    static void add(Checks checks) {
        daemon(checks);
        node(checks);
        pools(checks);
        networks(checks);
    }

    private static void daemon(Checks checks) {
        checks.of(host -> {
                    Map<String, String> told = host.table("version --daemon");
                    String daemon = told.getOrDefault("Running against daemon", "");
                    String qemu = told.getOrDefault("Running hypervisor", "").replaceFirst("QEMU ", "");
                    return VirshRows.one(
                            Map.of("hypervisor_running", qemu, "libvirtd_running", daemon, "libvirt_library", daemon),
                            Map.of());
                })
                .info("libvirt_versions_info");
    }

    private static void node(Checks checks) {
        checks.of(HostChecks::nodes)
                .info("libvirt_node_info")
                .is("libvirt_node_cpus", "CPU(s)")
                .is("libvirt_node_cpus_online", "CPUs online")
                .isAbout("libvirt_node_cpu_frequency_hertz", row -> times(row.number("CPU frequency"), 1e6), MOVING)
                .is("libvirt_node_numa_nodes", "NUMA cell(s)")
                .is("libvirt_node_cpu_sockets_per_numa_node", "CPU socket(s)")
                .is("libvirt_node_cpu_cores_per_socket", "Core(s) per socket")
                .is("libvirt_node_cpu_threads_per_core", "Thread(s) per core")
                .isAbout("libvirt_node_memory_total_bytes", row -> times(row.number("Memory size"), KIB), MOVING)
                .isAbout("libvirt_node_memory_free_bytes", row -> times(row.number("free"), KIB), MOVING)
                .isAbout("libvirt_node_memory_buffers_bytes", row -> times(row.number("buffers"), KIB), MOVING)
                .isAbout("libvirt_node_memory_cached_bytes", row -> times(row.number("cached"), KIB), MOVING);
        checks.of(host -> VirshRows.keys(
                                VirshRows.one(Map.of(), host.table("nodecpustats")),
                                "(?<mode>user|system|idle|iowait|intr)")
                        .map(HostChecks::asTheDaemonNamesIt))
                .is("libvirt_node_cpu_seconds_total", "value", NANOSECOND);
        checks.of(host -> VirshRows.keys(VirshRows.one(Map.of(), host.table("freecell --all")), "(?<cell>\\d+)"))
                .isAbout("libvirt_node_cell_memory_free_bytes", row -> times(row.number("value"), KIB), MOVING);
        checks.of(HostChecks::cells)
                .isAbout("libvirt_node_cell_memory_total_bytes", row -> times(row.number("total"), KIB), MOVING);
    }

    /// virsh has a word of its own for one of the modes.
    private static Row asTheDaemonNamesIt(Row row) {
        return "system".equals(row.labels().get("mode")) ? row.with(Map.of("mode", "kernel")) : row;
    }

    private static Stream<Row> nodes(VirshHost host) {
        Map<String, String> told = new HashMap<>();
        for (String command : List.of("nodeinfo", "nodememstats", "nodecpumap")) {
            told.putAll(host.table(command));
        }
        return VirshRows.one(Map.of("cpu_model", told.getOrDefault("CPU model", "")), told);
    }

    private static Stream<Row> cells(VirshHost host) {
        return host.table("freecell --all").keySet().stream()
                .filter(cell -> cell.matches("\\d+"))
                .map(cell -> new Row(Map.of("cell", cell), host.table("nodememstats --cell " + cell)));
    }

    private static void pools(Checks checks) {
        checks.of(VirshRows::pools)
                .info("libvirt_storage_pool_info")
                .is("libvirt_storage_pool_state", HostChecks::poolState)
                .is("libvirt_storage_pool_capacity_bytes", "Capacity")
                .is("libvirt_storage_pool_allocation_bytes", "Allocation")
                .is("libvirt_storage_pool_available_bytes", "Available")
                .is("libvirt_storage_pool_persistent", row -> flag(row, "Persistent", "yes"))
                .is("libvirt_storage_pool_autostart", row -> flag(row, "Autostart", "yes"))
                .is("libvirt_pool_info_capacity_bytes", "Capacity")
                .is("libvirt_pool_info_allocation_bytes", "Allocation")
                .is("libvirt_pool_info_available_bytes", "Available");
        checks.of(HostChecks::volumes)
                .info("libvirt_storage_volume_info")
                .is("libvirt_storage_volume_capacity_bytes", "Capacity")
                .is("libvirt_storage_volume_allocation_bytes", "Allocation");
    }

    private static double poolState(Row row) {
        return POOL_STATES.getOrDefault(row.told().getOrDefault("State", ""), -1);
    }

    private static Stream<Row> volumes(VirshHost host) {
        return host.asked("vol-list").stream()
                .flatMap(pool -> host.text("vol-list " + pool)
                        .lines()
                        .map(line -> Arrays.asList(line.strip().split("\\s+")))
                        .filter(words -> words.size() == 2)
                        .map(words -> volume(host, pool, words.getFirst(), words.getLast())));
    }

    private static Row volume(VirshHost host, String pool, String name, String path) {
        Map<String, String> told = new LinkedHashMap<>(host.table("vol-info --bytes --pool " + pool + " " + name));
        return new Row(
                Map.of(
                        "storage_pool", pool,
                        "volume", name,
                        "key", path,
                        "volume_type", told.getOrDefault("Type", "")),
                told);
    }

    private static void networks(Checks checks) {
        checks.of(VirshRows::networks)
                .info("libvirt_network_info")
                .is("libvirt_network_active", row -> flag(row, "Active", "yes"))
                .is("libvirt_network_persistent", row -> flag(row, "Persistent", "yes"))
                .is("libvirt_network_autostart", row -> flag(row, "Autostart", "yes"));
    }
}
