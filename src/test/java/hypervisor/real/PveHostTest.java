package hypervisor.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A node with real QEMU processes, watched by the whole program in the name of `pve_local_exporter`: what it says is
/// what
/// `/proc`, `/sys` and the monitors say.
@Timeout(300)
class PveHostTest {
    private static final Pattern VIRTUAL_SIZE = Pattern.compile("\"virtual-size\": (\\d+)");
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration SCRAPE = Duration.ofSeconds(5);

    /// What a busy machine may take to notice that the time is over.
    private static final Duration LATE = Duration.ofSeconds(3);

    private static final int SCRAPES = 20;

    @TempDir
    private Path folder;

    @Test
    void saysWhatTheKernelAndTheMonitorsSay() throws Exception {
        try (var node = new PveNode(folder.resolve("node"));
                ExporterProcess exporter = start(node)) {
            PveGuests.start(node);
            Map<String, Double> series = scrapeUntil(exporter, disk(901, "scsi0"), disk(902, "scsi0"));

            processors(node, exporter);
            assertThat(series)
                    .containsEntry("pve_kvm_vcores{id=901}", 2.0)
                    .as("two of four processors are plugged in")
                    .containsEntry("pve_kvm_vcores{id=902}", 2.0)
                    .containsEntry("pve_kvm_vcores{id=903}", 1.0)
                    .containsEntry("pve_kvm_maxmem_bytes{id=901}", 64.0 * 1024 * 1024)
                    .as("32 MiB from the start, and 128 MiB plugged in")
                    .containsEntry("pve_kvm_maxmem_bytes{id=902}", 160.0 * 1024 * 1024);
            assertThat(named(series, "pve_kvm_info"))
                    .anyMatch(info -> info.contains("id=901, name=web-1")
                            && info.contains("pid=" + node.pid(901))
                            && info.contains("pool=prod, pool1=prod, pool2=, pool3=, pool_levels=1"));
            assertThat(series.keySet())
                    .as("a guest on its way here has no configuration yet")
                    .noneMatch(one -> one.contains("id=905"));
            disks(node, series);
            interfaces(series);
            traffic(exporter);
            traffic(exporter); // from the table of all interfaces now
        }
    }

    @Test
    void aGuestThatIsStoppedCostsItsMonitorsSeriesAlone() throws Exception {
        try (var node = new PveNode(folder.resolve("node"))) {
            PveGuests.start(node);
            node.signal(904, "STOP");
            try (ExporterProcess exporter = start(node)) {
                scrapeUntil(exporter, disk(901, "scsi0"), disk(902, "scsi0"));
                for (int i = 0; i < SCRAPES; i++) {
                    Map<String, Double> series = scrape(exporter);
                    assertThat(series)
                            .containsKeys(disk(901, "scsi0"), disk(902, "scsi0"), "pve_kvm_threads{id=904}")
                            .containsKey("pve_kvm_cpu_seconds_total{id=904, mode=user}")
                            .doesNotContainKey(disk(904, "scsi0"));
                }
                node.signal(904, "CONT");
                scrapeUntil(exporter, disk(904, "scsi0"));
            }
        }
    }

    @Test
    void aGuestThatWasRestartedIsAskedAnew() throws Exception {
        try (var node = new PveNode(folder.resolve("node"));
                ExporterProcess exporter = start(node)) {
            node.configure(901, "name: web-1\n");
            node.start(
                    901,
                    "web-1",
                    List.of("-drive", PveGuests.drive(node.image("a.qcow2", "qcow2", "16M"), "scsi0", "qcow2")));
            scrapeUntil(exporter, disk(901, "scsi0"));

            node.kill(901);
            node.start(
                    901,
                    "web-1",
                    List.of("-drive", PveGuests.drive(node.image("b.qcow2", "qcow2", "32M"), "scsi1", "qcow2")));

            Map<String, Double> series = scrapeUntil(exporter, disk(901, "scsi1"));
            assertThat(series)
                    .containsEntry(disk(901, "scsi1"), 32.0 * 1024 * 1024)
                    .doesNotContainKey(disk(901, "scsi0"));
        }
    }

    @Test
    void whatMayNotBeReadIsToldAndTheRestIsThere() throws Exception {
        Commands.run(List.of("chmod", "755", folder.toString()));
        try (var node = new PveNode(folder.resolve("node"))) {
            PveGuests.start(node);
            Commands.run(List.of("chmod", "700", node.configuration().toString()));
            try (ExporterProcess exporter = ExporterProcess.startAsNobody(
                    Files.createDirectories(folder.resolve("exporter")), arguments(node))) {
                Map<String, Double> series = scrapeUntil(
                        exporter,
                        "hypervisor_right_missing{right=root, or CAP_DAC_OVERRIDE, which amounts to it,"
                                + " what=monitors of guests (/var/run/qemu-server/*.qmp)}");
                assertThat(named(series, "hypervisor_right_missing"))
                        .anyMatch(right -> right.contains("CAP_SYS_PTRACE"))
                        .anyMatch(right -> right.contains("www-data"));
                assertThat(series)
                        .containsKeys(
                                "pve_kvm_threads{id=901}",
                                "pve_kvm_cpu_seconds_total{id=902, mode=user}",
                                "pve_kvm_nic_rx_bytes_total{id=901, ifname=tap901i0}")
                        .doesNotContainKeys(disk(901, "scsi0"), "pve_kvm_io_read_bytes_total{id=901}");
                for (int i = 0; i < 3; i++) {
                    scrape(exporter);
                }
                assertThat(exporter.err().lines().filter(line -> line.contains("/proc/PID/io may not be read")))
                        .as("once in the log")
                        .hasSize(1);
                assertThat(exporter.err().lines().filter(line -> line.contains("CAP_DAC_OVERRIDE")))
                        .hasSize(1);
            }
        }
    }

    /// CPU time and more of each guest lies between what the kernel says before and after.
    private static void processors(PveNode node, ExporterProcess exporter) throws IOException {
        double ticks =
                Double.parseDouble(Commands.run(List.of("getconf", "CLK_TCK")).strip());
        for (int id : List.of(901, 902, 903, 904)) {
            String user = "pve_kvm_cpu_seconds_total{id=" + id + ", mode=user}";
            double before = userTicks(node.pid(id)) / ticks;
            double said = scrape(exporter).getOrDefault(user, -1.0);
            double after = userTicks(node.pid(id)) / ticks;
            assertThat(said).as(user).isBetween(before - 1e-9, after + 1e-9);
        }
        Map<String, Double> series = scrape(exporter);
        long pid = node.pid(903); // which does nothing meanwhile
        assertThat(series)
                .containsEntry("pve_kvm_threads{id=903}", status(pid, "Threads"))
                .containsEntry("pve_kvm_memory_extended{id=903, type=vmpeak}", status(pid, "VmPeak") * 1024)
                .containsEntry(
                        "pve_kvm_ctx_switches_total{id=903, type=involuntary}",
                        status(pid, "nonvoluntary_ctxt_switches"));
        assertThat(series.get("pve_kvm_memory_extended{id=903, type=vmrss}"))
                .isCloseTo(status(pid, "VmRSS") * 1024, within(1024.0 * 1024));
        assertThat(series).containsKey("pve_kvm_io_read_chars_total{id=903}");
    }

    private static void disks(PveNode node, Map<String, Double> series) {

        double size = series.getOrDefault(disk(902, "scsi0"), -1.0);
        List<Double> sizes = VIRTUAL_SIZE
                .matcher(QmpProbe.ask(node.socket(902), "query-block"))
                .results()
                .map(found -> Double.valueOf(found.group(1)))
                .toList();
        assertThat(sizes).contains(size);
        assertThat(series)
                .containsEntry(disk(902, "scsi0"), 80.0 * 1024 * 1024)
                .containsEntry(disk(901, "scsi0"), 48.0 * 1024 * 1024)
                .containsEntry(disk(901, "virtio0"), 24.0 * 1024 * 1024)
                .containsEntry(disk(901, "virtio1"), 12.0 * 1024 * 1024);
        assertThat(named(series, "pve_kvm_disk_info"))
                .anyMatch(info -> info.contains("disk_name=scsi0, disk_path="
                                + node.configuration().getParent())
                        && info.contains("id=902"))
                .anyMatch(info -> info.contains("id=901")
                        && info.contains("disk_type=lvm")
                        && info.contains("vg_name=shm, vol_name=vm-901-disk-2"));
    }

    /// The guest sends whenever it likes, so that each number lies between the kernel's before and after the scrape.
    private static void traffic(ExporterProcess exporter) throws IOException {
        List<String> names = List.of(
                "rx_bytes", "rx_dropped", "rx_missed_errors", "rx_nohandler", "tx_packets", "tx_carrier_errors");
        Map<String, Double> before = new HashMap<>();
        for (String name : names) {
            before.put(name, kernel(name));
        }
        Map<String, Double> series = scrape(exporter);
        for (String name : names) {
            assertThat(series.get("pve_kvm_nic_" + name + "_total{id=901, ifname=tap901i0}"))
                    .as(name)
                    .isBetween(before.get(name), kernel(name));
        }
    }

    private static double kernel(String name) throws IOException {
        return number(Path.of("/sys/class/net/tap901i0/statistics", name));
    }

    private static void interfaces(Map<String, Double> series) {
        assertThat(series)
                .containsEntry("pve_kvm_nic_queues{id=901, ifname=tap901i0}", 2.0)
                .containsEntry(
                        "pve_kvm_nic_info{id=901, ifname=tap901i0, macaddr=bc:24:11:00:09:01, model=virtio-net-pci,"
                                + " netdev=net0, queues=2, type=tap}",
                        1.0);
        assertThat(named(series, "pve_kvm_nic_info"))
                .as("two interfaces that the host has no device for")
                .filteredOn(info -> info.contains("id=902, ifname=, "))
                .hasSize(2);
    }

    private static ExporterProcess start(PveNode node) throws IOException {
        return ExporterProcess.start(
                Files.createDirectories(node.configuration().resolveSibling("exporter")), arguments(node));
    }

    private static String[] arguments(PveNode node) {
        return new String[] {
            "as",
            "pve_local_exporter",
            "--host=127.0.0.1",
            "--port=0",
            "--qm-terminal-timeout=2s",
            "--collector.pve_monitor.interval=1s",
            "--collector.pve_config.interval=1s",
            "--path.pmxcfs=" + node.configuration(),
            "--path.qemu-server=" + node.sockets()
        };
    }

    /// Scrapes until these series are there, and gives the scrape that has them.
    private static Map<String, Double> scrapeUntil(ExporterProcess exporter, String... wanted)
            throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            Map<String, Double> series = scrape(exporter);
            if (series.keySet().containsAll(List.of(wanted))) {
                return series;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "not within " + LONGEST + ": " + List.of(wanted) + " in " + series + "\n" + exporter.err());
            }
            Thread.sleep(200);
        }
    }

    private static Map<String, Double> scrape(ExporterProcess exporter) {
        long began = System.nanoTime();
        var answer = exporter.get(
                "/metrics", Map.of("X-Prometheus-Scrape-Timeout-Seconds", String.valueOf(SCRAPE.toSeconds())));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SCRAPE.plus(LATE));
        assertThat(answer.statusCode()).isEqualTo(200);
        return Scrapes.series(answer.body());
    }

    private static List<String> named(Map<String, Double> series, String name) {
        return series.keySet().stream()
                .filter(key -> key.startsWith(name + "{"))
                .toList();
    }

    private static String disk(int id, String name) {
        return "pve_kvm_disk_size_bytes{disk_name=" + name + ", id=" + id + "}";
    }

    private static double userTicks(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
        return Double.parseDouble(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[11]);
    }

    private static double status(long pid, String key) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status"))) {
            if (line.startsWith(key + ":")) {
                return Double.parseDouble(
                        line.substring(key.length() + 1).replace("kB", "").strip());
            }
        }
        throw new AssertionError("no " + key + " of " + pid);
    }

    private static double number(Path file) throws IOException {
        return Double.parseDouble(Files.readString(file).strip());
    }
}
