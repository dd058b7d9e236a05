package hypervisor.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Starts this exporter and Debian's `prometheus-node-exporter` by turns, until each has answered its first scrape,
/// and scrapes each often. Watches what this machine has: nothing, where there is no libvirt daemon.
///
/// Arguments: how many starts (15), how many scrapes of the last ones (1000), and further flags of this exporter.
final class StartComparison {
    private static final String PEER = "/usr/bin/prometheus-node-exporter";

    private final Figures start = new Figures();
    private final Figures cpu = new Figures();
    private final List<String> command;
    private final String name;

    private StartComparison(String name, List<String> command) {
        this.name = name;
        this.command = command;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int starts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
        int scrapes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1000;
        String address = "--web.listen-address=127.0.0.1:PORT";
        String here = Path.of("hypervisor-exporter").toAbsolutePath().toString();
        var both = List.of(
                new StartComparison("hypervisor-exporter", List.of(here, address)),
                new StartComparison("prometheus-node-exporter", List.of(PEER, address)));
        for (int i = 0; i < starts; i++) {
            for (StartComparison one : both) {
                one.start();
            }
        }
        System.out.println("| exporter | start least ms | median ms | p95 ms | CPU ms | RSS MB idle"
                + " | series | RSS MB after " + scrapes + " scrapes | CPU ms a scrape |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (StartComparison one : both) {
            one.print(scrapes);
        }
        Figures ours = both.getFirst().start;
        Figures peers = both.getLast().start;
        System.out.printf(
                "| beside the peer | %.1f x | %.1f x | %.1f x | | | | | |%n",
                ours.least() / peers.least(),
                ours.median() / peers.median(),
                ours.quantile(0.95) / peers.quantile(0.95));
    }

    private void start() throws IOException, InterruptedException {
        try (var exporter = Exporter.start(name, command)) {
            start.add(exporter.start());
            cpu.add(exporter.cpu());
        }
    }

    private void print(int scrapes) throws IOException, InterruptedException {
        try (var exporter = Exporter.start(name, command)) {
            TimeUnit.SECONDS.sleep(5);
            double idle = exporter.residentMegabytes();
            var before = exporter.cpu();
            int series = 0;
            for (int i = 0; i < scrapes; i++) {
                series = exporter.scrape().series();
            }
            System.out.printf(
                    "| %s | %.0f | %.0f | %.0f | %.0f | %.1f | %d | %.1f | %.2f |%n",
                    name,
                    start.least(),
                    start.median(),
                    start.quantile(0.95),
                    cpu.median(),
                    idle,
                    series,
                    exporter.residentMegabytes(),
                    exporter.cpu().minus(before).toNanos() / 1e6 / scrapes);
        }
    }
}
