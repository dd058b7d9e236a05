package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.demo.proxmox.GeneratedCluster;
import hypervisor.demo.proxmox.ProxmoxStandIn;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Fifty clusters at once, of one node each. What they need themselves is there before anything is measured.
class ManyTargetsTest {
    private static final int CLUSTERS = 50;
    private static final String UP = "hypervisor_up{source=\"proxmox\"} 1";

    /// All of them shake hands at once, on however few processors the tests have.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// A client keeps a selector (3 files) and a few connections, of which both ends are in this process.
    private static final int FILES_OF_A_TARGET = 25;

    private static final int THREADS_OF_A_TARGET = 2;
    private static final long HEAP_OF_A_TARGET = 2 << 20;

    @TempDir
    Path folder;

    private final List<ProxmoxStandIn> clusters = new ArrayList<>();
    private final List<String> targets = new ArrayList<>();
    private String yaml = "";
    private boolean hanging;

    @BeforeEach
    void start() throws IOException {
        for (int i = 0; i < CLUSTERS; i++) {
            var cluster = ProxmoxStandIn.start(new GeneratedCluster(1, 4, i, InstantSource.system()), 1);
            clusters.add(cluster);
            targets.add(cluster.endpoints().getFirst().substring("https://".length()));
        }
        String authorities =
                clusters.stream().map(cluster -> cluster.authority().pem()).collect(Collectors.joining());
        String list = targets.stream().collect(Collectors.joining("\", \"", "[\"", "\"]"));
        yaml = ModuleFile.in(folder, authorities)
                .listing(list, "targets.idle: 15s", "collector.proxmox_cluster.interval: 0s");
    }

    @AfterEach
    void stop() {
        clusters.forEach(ProxmoxStandIn::close);
    }

    @Test
    void theyAreBoundedAndOneThatHangsCostsItselfOnly() throws Exception {
        long files = openFiles();
        int threads = threads();
        try (var probed = ProbedTargets.start(folder, yaml)) {
            assertThat(all(probed)).allMatch(answer -> answer.body().contains(UP));
            long heap = heap();
            for (int round = 0; round < 3; round++) {
                assertThat(all(probed)).allMatch(answer -> answer.body().contains(UP));
                assertThat(openFiles() - files).isLessThan(CLUSTERS * FILES_OF_A_TARGET);
                assertThat(threads() - threads).isLessThan(CLUSTERS * THREADS_OF_A_TARGET + 40);
            }
            assertThat(heap() - heap).isLessThan(CLUSTERS * HEAP_OF_A_TARGET);

            assertThat(probed.metrics()).contains("hypervisor_probe_targets " + CLUSTERS);

            clusters.getFirst().faults().hang(".*");
            hanging = true;
            List<HttpResponse<String>> answers = all(probed);
            assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
            assertThat(answers.subList(1, CLUSTERS))
                    .allMatch(answer -> answer.body().contains(UP));
            assertThat(answers.getFirst().body()).contains("{collector=\"proxmox_cluster\"} 0");
            clusters.getFirst().faults().heal();

            eventually(() -> probed.metrics().contains("hypervisor_probe_targets 0"));
            eventually(() -> openFiles() - files < 60 && threads() - threads < 40);
        }
        eventually(() -> openFiles() - files < 20);
    }

    private List<HttpResponse<String>> all(ProbedTargets probed) {
        try (var prometheus = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<HttpResponse<String>>> answers = targets.stream()
                    .map(target -> CompletableFuture.supplyAsync(
                            () -> probed.get("/probe?module=pve&target=" + target, patience(target)), prometheus))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }

    /// Only the first of them ever hangs, and then until its time is over.
    private Duration patience(String target) {
        return hanging && target.equals(targets.getFirst()) ? Duration.ofSeconds(3) : PATIENCE;
    }

    private static void eventually(Callable<Boolean> expected) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!expected.call()) {
            assertThat(System.nanoTime()).as("a minute has not brought it").isLessThan(end);
            Thread.sleep(250);
        }
    }

    private static long openFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }

    private static int threads() throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            return Math.toIntExact(threads.count());
        }
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
