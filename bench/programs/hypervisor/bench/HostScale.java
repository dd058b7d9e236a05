package hypervisor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Scrapes of made-up Proxmox VE nodes of growing size, from files: how long they take, what they cost, and how many
/// reads they make. Then ZFS pools with a thousand datasets, beside `prometheus-node-exporter` by turns.
///
/// Arguments: how many scrapes of each (100).
final class HostScale {
    private static final List<Integer> GUESTS = List.of(10, 50, 200);
    private static final List<String> DIALECTS = List.of("pve_local_exporter", "native");
    private static final Path PEER = Path.of("/usr/bin/prometheus-node-exporter");
    private static final int POOLS = 50;
    private static final int DATASETS = 1000;
    private static final int READINGS = 20;
    private static final String DURATION = "hypervisor_scrape_collector_duration_seconds{collector=\"";

    private final int scrapes;

    private HostScale(int scrapes) {
        this.scrapes = scrapes;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var scale = new HostScale(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100);
        System.out.println("| what | dialect | series | latency: median ms | 90 % ms | of it reading | CPU ms | a guest or dataset: CPU µs"
                + " | reads of files | allocated MB | RSS MB |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        for (int guests : GUESTS) {
            var host = new MadeHost(Files.createTempDirectory("bench"));
            try {
                host.guests(guests);
                for (String dialect : DIALECTS) {
                    try (Exporter exporter = ours(host, dialect)) {
                        scale.print(guests + " guests", guests, host, List.of(exporter));
                    }
                }
            } finally {
                host.delete();
            }
        }
        var host = new MadeHost(Files.createTempDirectory("bench"));
        try {
            host.pools(POOLS, DATASETS);
            try (Exporter exporter = ours(host, "node_exporter");
                    Exporter peer = peer(host)) {
                scale.print(POOLS + " pools, " + DATASETS + " datasets", DATASETS, host, List.of(exporter, peer));
            }
        } finally {
            host.delete();
        }
    }

    private static Exporter ours(MadeHost host, String dialect) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of("hypervisor-exporter").toAbsolutePath().toString(),
                "--web.listen-address=127.0.0.1:PORT",
                "--dialect=" + dialect));
        command.addAll(host.flags());
        return Exporter.start(dialect, command);
    }

    private static Exporter peer(MadeHost host) throws IOException, InterruptedException {
        return Exporter.start(
                PEER.getFileName().toString(),
                List.of(
                        PEER.toString(),
                        "--collector.disable-defaults",
                        "--collector.zfs",
                        "--path.procfs=" + host.root().resolve("proc"),
                        "--web.listen-address=127.0.0.1:PORT"));
    }

    /// What the slowest of the collectors that scrapes wait for takes, in milliseconds: they run side by side.
    private static double reading(Exporter exporter) throws IOException {
        var slowest = new Figures();
        for (int i = 0; i < READINGS; i++) {
            double seconds = Math.max(exporter.largest(DURATION + "host_"), exporter.largest(DURATION + "zfs_kstat"));
            slowest.add(Duration.ofNanos((long) (seconds * 1e9)));
        }
        return slowest.median();
    }

    /// By turns, so that what else goes on meets them alike.
    private void print(String what, int parts, MadeHost host, List<Exporter> exporters) throws IOException {
        List<Figures> latencies = new ArrayList<>();
        List<Duration> cpu = new ArrayList<>();
        List<Long> reads = new ArrayList<>();
        for (Exporter exporter : exporters) {
            for (int i = 0; i < scrapes / 2; i++) {
                exporter.scrape();
            }
            latencies.add(new Figures());
            cpu.add(exporter.cpu());
            reads.add(exporter.reads());
        }
        for (int i = 0; i < scrapes; i++) {
            for (int one = 0; one < exporters.size(); one++) {
                latencies.get(one).add(exporters.get(one).scrape().latency());
            }
        }
        for (int one = 0; one < exporters.size(); one++) {
            Exporter exporter = exporters.get(one);
            long read = (exporter.reads() - reads.get(one)) / scrapes;
            double millis = exporter.cpu().minus(cpu.get(one)).toNanos() / 1e6 / scrapes;
            System.out.printf(
                    "| %s | %s | %d | %.1f | %.1f | %s | %.1f | %.0f | %d | %s | %.0f |%n",
                    what,
                    exporter.name(),
                    exporter.scrape().series(),
                    latencies.get(one).median(),
                    latencies.get(one).quantile(0.9),
                    one == 0 ? "%.1f".formatted(reading(exporter)) : "",
                    millis,
                    millis * 1e3 / parts,
                    read,
                    one == 0 ? "%.1f".formatted(Allocation.megabytes(host.root(), exporter.name())) : "",
                    exporter.residentMegabytes());
        }
    }
}
