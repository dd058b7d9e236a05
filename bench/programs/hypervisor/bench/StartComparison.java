package hypervisor.bench;

import hypervisor.demo.LibvirtStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Starts this exporter and Debian's `prometheus-node-exporter` by turns, until each has answered its first scrape;
/// then scrapes each often. Ours starts with a libvirt daemon to watch that is not there, and is scraped often with a
/// stand-in of a big one.
///
/// Arguments: how many starts (15), how many scrapes (1000), how many times the dozen guests of the demonstration (9).
final class StartComparison {
    private static final String PEER = "/usr/bin/prometheus-node-exporter";
    private static final String ADDRESS = "--web.listen-address=127.0.0.1:PORT";

    private final Figures start = new Figures();
    private final Figures cpu = new Figures();
    private final String name;
    private final List<String> empty;
    private final List<String> busy;

    private StartComparison(String name, List<String> empty, List<String> busy) {
        this.name = name;
        this.empty = empty;
        this.busy = busy;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bench");
        Path socket = folder.resolve("libvirt-sock-ro");
        String here = Path.of("hypervisor-exporter").toAbsolutePath().toString();
        String uri = "--libvirt.uri=qemu+unix:///system?socket=" + socket;
        var both = List.of(
                new StartComparison("hypervisor-exporter", List.of(here, ADDRESS, uri + "-none"), List.of(here, ADDRESS, uri)),
                new StartComparison("prometheus-node-exporter", List.of(PEER, ADDRESS), List.of(PEER, ADDRESS)));
        try (var _ = LibvirtStandIn.start(socket, new Crowd(number(arguments, 2, 9)))) {
            compare(both, number(arguments, 0, 15), number(arguments, 1, 1000));
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    private static int number(String[] arguments, int at, int standard) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : standard;
    }

    private static void compare(List<StartComparison> both, int starts, int scrapes)
            throws IOException, InterruptedException {
        for (int i = 0; i < starts; i++) {
            for (StartComparison one : both) {
                one.start();
            }
        }
        System.out.println("| exporter | start: least ms | median ms | p95 ms | CPU ms | RSS MB idle"
                + " | series | CPU ms a scrape | RSS MB after " + scrapes + " scrapes |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (StartComparison one : both) {
            one.print(scrapes);
        }
        Figures ours = both.getFirst().start;
        Figures peers = both.getLast().start;
        System.out.printf(
                "| beside the peer | %.1f x | %.1f x | %.1f x | %.1f x | | | | |%n",
                ours.least() / peers.least(),
                ours.median() / peers.median(),
                ours.quantile(0.95) / peers.quantile(0.95),
                both.getFirst().cpu.median() / both.getLast().cpu.median());
    }

    private void start() throws IOException, InterruptedException {
        try (var exporter = Exporter.start(name, empty)) {
            start.add(exporter.start());
            cpu.add(exporter.cpu());
        }
    }

    private void print(int scrapes) throws IOException, InterruptedException {
        double idle;
        try (var exporter = Exporter.start(name, empty)) {
            TimeUnit.SECONDS.sleep(5);
            idle = exporter.residentMegabytes();
        }
        try (var exporter = Exporter.start(name, busy)) {
            var before = exporter.cpu();
            int series = 0;
            for (int i = 0; i < scrapes; i++) {
                series = exporter.scrape().series();
            }
            System.out.printf(
                    "| %s | %.0f | %.0f | %.0f | %.0f | %.1f | %d | %.2f | %.1f |%n",
                    name,
                    start.least(),
                    start.median(),
                    start.quantile(0.95),
                    cpu.median(),
                    idle,
                    series,
                    exporter.cpu().minus(before).toNanos() / 1e6 / scrapes,
                    exporter.residentMegabytes());
        }
    }
}
