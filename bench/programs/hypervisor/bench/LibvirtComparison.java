package hypervisor.bench;

import hypervisor.real.GuestXml;
import hypervisor.real.RealLibvirtd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Scrapes a real libvirtd with running guests through this exporter and through Debian's
/// `prometheus-libvirt-exporter`, by turns. Root; the daemon and its guests are its own and end with it.
///
/// Arguments: how many scrapes of each, and then the numbers of guests (60, and 10, 50, 100).
final class LibvirtComparison {
    private static final String PEER = "/usr/bin/prometheus-libvirt-exporter";
    private static final int WARM_UP = 8;
    /// What is late of one scrape is done before the next one's clocks are read.
    private static final Duration PAUSE = Duration.ofMillis(150);

    private final RealLibvirtd libvirtd;
    private final int scrapes;
    private int guests;

    private LibvirtComparison(RealLibvirtd libvirtd, int scrapes) {
        this.libvirtd = libvirtd;
        this.scrapes = scrapes;
    }

    public static void main(String[] arguments) throws Exception {
        int scrapes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        List<Integer> numbers = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            numbers.add(Integer.valueOf(arguments[i]));
        }
        var libvirtd = RealLibvirtd.start(Files.createTempDirectory("bench"), "max_clients = 100");
        Runtime.getRuntime().addShutdownHook(new Thread(libvirtd::close));
        var comparison = new LibvirtComparison(libvirtd, scrapes);
        System.out.println("| guests | exporter | series | median ms | p95 ms | exporter CPU ms | libvirtd CPU ms | RSS MB |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (int number : numbers.isEmpty() ? List.of(10, 50, 100) : numbers) {
            comparison.grow(number);
            comparison.compare();
        }
    }

    /// Starts guests until there are so many, and waits until they are through their boot.
    private void grow(int number) throws InterruptedException, ExecutionException {
        try (var starters = Executors.newFixedThreadPool(3)) {
            List<Future<?>> starts = new ArrayList<>();
            while (guests < number) {
                String guest = guest(++guests);
                starts.add(starters.submit(() -> libvirtd.create(guest)));
            }
            for (Future<?> start : starts) {
                start.get();
            }
        }
        TimeUnit.SECONDS.sleep(15);
    }

    /// Two disks, one interface; every fifth is one of Nova's.
    private String guest(int number) {
        var guest = new GuestXml("bench-%03d".formatted(number), number)
                .disk(libvirtd.images())
                .disk(libvirtd.images())
                .device("<interface type='ethernet'><mac address='52:54:00:b0:00:%02x'/><model type='virtio'/></interface>"
                        .formatted(number));
        return (number % 5 == 0 ? guest.nova("1.1", "instance " + number, "project") : guest).toString();
    }

    private void compare() throws IOException, InterruptedException {
        String uri = "--libvirt.uri=" + libvirtd.readOnlyUri();
        String here = Path.of("hypervisor-exporter").toAbsolutePath().toString();
        String address = "--web.listen-address=127.0.0.1:PORT";
        try (var ours = Exporter.start("ours", List.of(here, uri, address));
                var eager = Exporter.start(
                        "ours, all at every scrape",
                        List.of(
                                here,
                                uri,
                                address,
                                "--collector.libvirt_vcpu.interval=0s",
                                "--collector.libvirt_job.interval=0s"));
                var peer = Exporter.start("prometheus-libvirt-exporter", List.of(PEER, uri, address))) {
            var runs = List.of(new Run(ours), new Run(eager), new Run(peer));
            for (int i = 0; i < WARM_UP + scrapes; i++) {
                for (Run run : runs) {
                    run.scrape(i >= WARM_UP);
                }
            }
            for (Run run : runs) {
                run.print(runs.getLast());
            }
        }
    }

    /// What one exporter's scrapes took.
    private final class Run {
        private final Exporter exporter;
        private final Figures latency = new Figures();
        private final Figures cpu = new Figures();
        private final Figures daemonCpu = new Figures();
        private int series;

        Run(Exporter exporter) {
            this.exporter = exporter;
        }

        void scrape(boolean counts) throws IOException, InterruptedException {
            Duration before = exporter.cpu();
            Duration daemonBefore = ProcessClock.of(libvirtd.daemonPid());
            Exporter.Scrape scrape = exporter.scrape();
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            if (counts) {
                latency.add(scrape.latency());
                cpu.add(exporter.cpu().minus(before));
                daemonCpu.add(ProcessClock.of(libvirtd.daemonPid()).minus(daemonBefore));
                series = scrape.series();
            }
        }

        void print(Run peer) throws IOException {
            System.out.printf(
                    "| %d | %s | %d | %.1f | %.1f | %.1f | %.1f | %.0f |%n",
                    guests,
                    exporter.name(),
                    series,
                    latency.median(),
                    latency.quantile(0.95),
                    cpu.mean(),
                    daemonCpu.mean(),
                    exporter.residentMegabytes());
            if (this != peer) {
                System.out.printf(
                        "| | beside the peer | %.1f x | %.2f x | %.2f x | %.2f x | %.2f x | %.1f x |%n",
                        (double) series / peer.series,
                        latency.median() / peer.latency.median(),
                        latency.quantile(0.95) / peer.latency.quantile(0.95),
                        cpu.mean() / peer.cpu.mean(),
                        daemonCpu.mean() / peer.daemonCpu.mean(),
                        exporter.residentMegabytes() / peer.exporter.residentMegabytes());
            }
        }
    }
}
