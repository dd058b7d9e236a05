package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A thousand scrapes while the configuration changes fifty times, and every second time cannot be used.
class ReloadUnderLoadTest {
    private static final int SCRAPES = 1000;
    private static final int RELOADS = 50;
    private static final int CLIENTS = 4;

    /// In which a scrape must find all that stands here.
    private static final List<String> WHOLE = List.of(
            "libvirt_up 1",
            "libvirt_domain_info_virtual_cpus{",
            "hypervisor_up{source=\"libvirt\"} 1",
            "hypervisor_up{source=\"proxmox\"} 1",
            "hypervisor_config_last_reload_successful ",
            "process_open_fds ");

    private static final Pattern VIRTUAL = Pattern.compile("^#\\d+ .*\\bvirtual\\b");

    @TempDir
    Path folder;

    private final AtomicInteger dumps = new AtomicInteger();
    private final AtomicInteger scraped = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    @Test
    void noScrapeFailsAndNothingIsLeftBehind() throws Exception {
        try (Reloadable exporter = Reloadable.start(folder, lines(0))) {
            reload(exporter, 0);
            reload(exporter, 2);
            assertThat(exporter.get("/metrics").statusCode()).isEqualTo(200);
            long sockets = settled(ReloadUnderLoadTest::sockets);
            long threads = settled(ReloadUnderLoadTest::threads);
            long virtual = settled(this::virtualThreads);

            List<Thread> clients = clients(exporter);
            for (int i = 0; i < RELOADS; i++) {
                int least = i * SCRAPES / RELOADS;
                waitUntil(() -> scraped.get() >= least || !wrong.isEmpty());
                reload(exporter, i);
            }
            waitUntil(() -> scraped.get() >= SCRAPES || !wrong.isEmpty());
            enough.set(true);
            for (Thread client : clients) {
                client.join();
            }

            assertThat(wrong).isEmpty();
            assertThat(scraped).hasValueGreaterThanOrEqualTo(SCRAPES);
            waitUntil(() -> sockets() <= sockets && threads() <= threads && virtualThreads() <= virtual);
        }
    }

    private List<Thread> clients(Reloadable exporter) {
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.ofPlatform().start(() -> {
                try (HttpClient client = HttpClient.newHttpClient()) {
                    while (!enough.get()) {
                        scrape(exporter, client);
                    }
                }
            }));
        }
        return clients;
    }

    private void scrape(Reloadable exporter, HttpClient client) {
        try {
            HttpResponse<String> answer = exporter.send(client, "GET", "/metrics");
            String missing = WHOLE.stream()
                    .filter(text -> !answer.body().contains(text))
                    .findFirst()
                    .orElse(null);
            if (answer.statusCode() != 200 || missing != null) {
                wrong.add("status " + answer.statusCode() + ", lacks " + missing + ": " + answer.body());
            }
        } catch (AssertionError e) {
            wrong.add(e + ", " + e.getCause());
        }
        scraped.incrementAndGet();
    }

    /// Every second one cannot be used, each for another reason.
    private static void reload(Reloadable exporter, int i) throws IOException {
        boolean good = i % 2 == 0;
        switch (good ? 0 : i % 8) {
            case 1 -> exporter.write("web: [");
            case 3 ->
                exporter.write(Stream.concat(lines(i).stream(), Stream.of("nobody.knows: this"))
                        .toList());
            case 5 ->
                exporter.write(Stream.concat(lines(i).stream(), Stream.of("zfs.exclude: ['(']"))
                        .toList());
            case 7 ->
                exporter.write(Stream.concat(lines(i).stream(), Stream.of("web.max-requests: many"))
                        .toList());
            default -> exporter.write(lines(i));
        }
        HttpResponse<String> answer = exporter.send("POST", "/-/reload");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(good ? 200 : 500);
    }

    /// The sources are made anew each time.
    private static List<String> lines(int i) {
        return List.of(
                "web.enable-lifecycle: true",
                "proxmox.background-requests: 10000",
                "collector.proxmox_resources.interval: " + (20 + i) + "s",
                "libvirt.keepalive-count: " + (5 + i));
    }

    private static long sockets() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.filter(ReloadUnderLoadTest::isSocket).count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException _) {
            return false; // closed meanwhile
        }
    }

    /// Of the operating system.
    private static long threads() {
        return Thread.getAllStackTraces().size();
    }

    /// Those that wait for a daemon, and collectors that are at it.
    private long virtualThreads() {
        try {
            Path dump = folder.resolve("threads" + dumps.incrementAndGet());
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
            try (Stream<String> lines = Files.lines(dump)) {
                return lines.filter(VIRTUAL.asPredicate()).count();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The most it is for a while.
    private static long settled(LongSupplier number) throws InterruptedException {
        long most = number.getAsLong();
        for (int i = 0; i < 20; i++) {
            Thread.sleep(100);
            most = Math.max(most, number.getAsLong());
        }
        return most;
    }

    private static void waitUntil(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it has not come about: " + sockets() + " sockets, threads "
                        + Thread.getAllStackTraces().keySet().stream()
                                .map(Thread::getName)
                                .sorted()
                                .toList());
            }
            Thread.sleep(20);
        }
    }
}
