package hypervisor.bench;

import hypervisor.demo.proxmox.GeneratedCluster;
import hypervisor.demo.proxmox.Logins;
import hypervisor.demo.proxmox.ProxmoxStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Scrapes of made-up Proxmox VE clusters of growing size, over HTTPS on loopback, in three dialects: how long the
/// first scrape of a new process takes, right after it is ready, those that read anew and those within the freshness;
/// what they cost, and how many requests they make.
///
/// Arguments: how many scrapes of each kind (20), how many seconds of scrapes every 5 seconds requests are counted for
/// (60).
final class ProxmoxScale {
    private static final List<Size> SIZES = List.of(new Size(3, 17), new Size(10, 50), new Size(50, 100));
    private static final List<String> DIALECTS = List.of("proxmox-exporter", "pve-exporter", "native");
    private static final List<String> WAITED_FOR =
            List.of("/cluster/resources", "/cluster/status", "/cluster/ha/status/current");
    private static final String PEER = "pve_exporter";
    private static final int ENDPOINTS = 3;
    private static final int STARTS = 7;
    private static final int PAUSE_SECONDS = 5;

    private final Path folder;
    private final int scrapes;
    private final int seconds;

    private ProxmoxScale(Path folder, int scrapes, int seconds) {
        this.folder = folder;
        this.scrapes = scrapes;
        this.seconds = seconds;
    }

    record Size(int nodes, int guestsPerNode) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bench");
        Files.writeString(folder.resolve("secret"), Logins.SECRET);
        var scale = new ProxmoxScale(folder, number(arguments, 0, 20), number(arguments, 1, 60));
        System.out.println("| nodes / guests | dialect | series | cold: median ms | anew: median ms | CPU ms | cached: median ms"
                + " | CPU ms | heap MB | RSS MB | requests waited for by a scrape: most, least"
                + " | in the background, a minute |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
        try {
            for (Size size : SIZES) {
                var answers = new GeneratedCluster(size.nodes(), size.guestsPerNode(), 1, InstantSource.system());
                try (ProxmoxStandIn cluster = ProxmoxStandIn.start(answers, ENDPOINTS)) {
                    Files.writeString(folder.resolve("ca.pem"), cluster.authority().pem());
                    for (String dialect : DIALECTS) {
                        scale.print(size, dialect, cluster);
                    }
                    scale.printPeer(size, cluster);
                }
            }
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static int number(String[] arguments, int at, int standard) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : standard;
    }

    private void print(Size size, String dialect, ProxmoxStandIn cluster) throws IOException, InterruptedException {
        var cold = new Figures();
        for (int i = 0; i < STARTS; i++) {
            try (var exporter = start(dialect, cluster)) {
                cold.add(exporter.scrape().latency());
            }
        }
        var anew = new Figures();
        double anewCpu;
        try (var exporter = start(dialect, cluster, "resources", "cluster", "ha")) {
            anewCpu = scrape(exporter, anew);
        }
        try (var exporter = start(dialect, cluster)) {
            settle(exporter, cluster);
            var cached = new Figures();
            double cachedCpu = scrape(exporter, cached);
            int series = exporter.scrape().series();
            cluster.counts().clear();
            List<Integer> waited = waitedFor(exporter, cluster);
            int background = cluster.counts().total() - waited.stream().mapToInt(Integer::intValue).sum();
            System.out.printf(
                    "| %d / %d | %s | %d | %.0f | %.1f | %.1f | %.1f | %.1f | %.0f | %.0f | %d, %d | %d |%n",
                    size.nodes(),
                    size.nodes() * size.guestsPerNode(),
                    dialect,
                    series,
                    cold.median(),
                    anew.median(),
                    anewCpu,
                    cached.median(),
                    cachedCpu,
                    exporter.value("jvm_memory_used_bytes") / 1e6,
                    exporter.residentMegabytes(),
                    Collections.max(waited),
                    Collections.min(waited),
                    background * 60 / seconds);
        }
    }

    /// prometheus-pve-exporter keeps no answer, so that each of its scrapes reads anew. It works in processes of its
    /// own making, whose time and memory are not counted here.
    private void printPeer(Size size, ProxmoxStandIn cluster) throws IOException, InterruptedException {
        Path program = Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, PEER))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (program == null) {
            System.out.println("(no " + PEER + " on the PATH to compare with)");
            return;
        }
        String[] token = Logins.TOKEN_ID.split("!");
        Path config = Files.writeString(
                folder.resolve("pve.yml"),
                "default: {user: " + token[0] + ", token_name: " + token[1] + ", token_value: " + Logins.SECRET
                        + ", verify_ssl: false}\n");
        String target = cluster.endpoints().getFirst().replace("https://", "");
        String path = "/pve?cluster=1&node=0&target=" + target;
        List<String> command = List.of(
                program.toString(),
                "--config.file=" + config,
                "--web.listen-address=127.0.0.1:PORT",
                "--no-collector.backup-info",
                "--no-collector.qdevice");
        var cold = new Figures();
        for (int i = 0; i < STARTS; i++) {
            try (var exporter = Exporter.start(PEER, command, "/")) {
                cold.add(exporter.scrape(path).latency());
            }
        }
        try (var exporter = Exporter.start(PEER, command, "/")) {
            var anew = new Figures();
            int series = 0;
            exporter.scrape(path);
            cluster.counts().clear();
            for (int i = 0; i < scrapes; i++) {
                Exporter.Scrape scrape = exporter.scrape(path);
                anew.add(scrape.latency());
                series = scrape.series();
            }
            int requests = cluster.counts().total() / scrapes;
            System.out.printf(
                    "| %d / %d | %s | %d | %.0f | %.1f | | | | | | %d, %d | |%n",
                    size.nodes(),
                    size.nodes() * size.guestsPerNode(),
                    PEER,
                    series,
                    cold.median(),
                    anew.median(),
                    requests,
                    requests);
        }
    }

    /// @param anew collectors that read in every scrape
    private Exporter start(String dialect, ProxmoxStandIn cluster, String... anew)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of("hypervisor-exporter").toAbsolutePath().toString(),
                "--web.listen-address=127.0.0.1:PORT",
                "--dialect=" + dialect,
                "--proxmox.endpoints=" + String.join(",", cluster.endpoints()),
                "--proxmox.token-id=" + Logins.TOKEN_ID,
                "--proxmox.token-file=" + folder.resolve("secret"),
                "--proxmox.ca-file=" + folder.resolve("ca.pem"),
                "--collector.proxmox_disk"));
        for (String collector : anew) {
            command.add("--collector.proxmox_" + collector + ".interval=0");
        }
        return Exporter.start(dialect, command, "/-/ready");
    }

    /// Waits until all that goes on in the background has been read once.
    private static void settle(Exporter exporter, ProxmoxStandIn cluster) throws IOException, InterruptedException {
        int before = -1;
        while (cluster.counts().total() != before) {
            before = cluster.counts().total();
            TimeUnit.SECONDS.sleep(3);
            exporter.scrape();
        }
    }

    /// @return milliseconds of processor time that each took
    private double scrape(Exporter exporter, Figures latency) throws IOException {
        for (int i = 0; i < scrapes / 2; i++) {
            exporter.scrape();
        }
        Duration before = exporter.cpu();
        for (int i = 0; i < scrapes; i++) {
            latency.add(exporter.scrape().latency());
        }
        return exporter.cpu().minus(before).toNanos() / 1e6 / scrapes;
    }

    /// How many of the requests that scrapes wait for each scrape made.
    private List<Integer> waitedFor(Exporter exporter, ProxmoxStandIn cluster)
            throws IOException, InterruptedException {
        List<Integer> all = new ArrayList<>();
        for (int second = 0; second < seconds; second += PAUSE_SECONDS) {
            int before = asked(cluster);
            exporter.scrape();
            all.add(asked(cluster) - before);
            TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
        }
        return all;
    }

    private static int asked(ProxmoxStandIn cluster) {
        return WAITED_FOR.stream().mapToInt(cluster.counts()::of).sum();
    }
}
