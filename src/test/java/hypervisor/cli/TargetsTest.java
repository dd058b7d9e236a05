package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import hypervisor.demo.proxmox.GeneratedCluster;
import hypervisor.demo.proxmox.ProxmoxStandIn;
import hypervisor.demo.proxmox.RedirectingNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {
    private static final String UP = "hypervisor_up{source=\"proxmox\"} 1";
    private static final String DOWN = "hypervisor_up{source=\"proxmox\"} 0";

    @TempDir
    Path folder;

    private ProxmoxStandIn cluster;
    private ModuleFile file;
    private String target;

    @BeforeEach
    void start() throws Exception {
        cluster = ProxmoxStandIn.start(new GeneratedCluster(1, 3, 7, InstantSource.system()), 1);
        file = ModuleFile.in(folder, cluster.authority().pem());
        target = cluster.endpoints().getFirst().substring("https://".length());
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void aListedTargetIsAsked() throws Exception {
        try (var probed = ProbedTargets.start(folder, file.listing("[\"" + target + "\"]"))) {
            HttpResponse<String> answer = probed.probe(target, "pve");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains(UP, "hypervisor_node_up{node=\"pve1\"} 1")
                    .contains("hypervisor_scrape_collector_success{collector=\"proxmox_resources\"} 1")
                    .doesNotContain("\njvm_", "\nprocess_", "hypervisor_exporter_build_info", "hypervisor_probe");
            assertThat(probed.metrics())
                    .contains("hypervisor_probe_targets 1", "hypervisor_probes_total{module=\"pve\",outcome=\"up\"} 1")
                    .doesNotContain(target);
        }
    }

    @Test
    void itMayBeAskedInAnotherDialectAndForPartOfIt() throws Exception {
        try (var probed = ProbedTargets.start(folder, file.listing("[\"" + target + "\"]"))) {
            assertThat(probed.probe(target, "pve", "dialect=proxmox-exporter").body())
                    .contains("proxmox_node_up")
                    .doesNotContain("hypervisor_node_up");
            assertThat(probed.probe(target, "pve", "collect[]=proxmox_cluster").body())
                    .contains("collector=\"proxmox_cluster\"")
                    .doesNotContain("collector=\"proxmox_resources\"");
        }
    }

    @Test
    void aTargetThatIsNotListedIsRefused() throws Exception {
        try (var probed = ProbedTargets.start(folder, file.listing("[127.0.0.2, \"*.example.net\"]"))) {
            HttpResponse<String> answer = probed.probe(target, "pve");

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body())
                    .isEqualTo("module pve may not be used for the target " + target
                            + ": add it to modules.pve.targets in the configuration, with its port\n");
            assertThat(probed.probe("http://169.254.169.254/", "pve").statusCode())
                    .isEqualTo(403);
            assertThat(probed.metrics()).contains("hypervisor_probe_refusals_total{module=\"pve\"} 2");
            assertThat(cluster.counts().total()).isZero();
        }
    }

    @Test
    void withoutAListNoTargetIsAsked() throws Exception {
        String yaml = file.listing("x").replaceFirst(" *targets: x\n", "");
        try (var probed = ProbedTargets.start(folder, yaml)) {
            HttpResponse<String> answer = probed.probe(target, "pve");

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("may be used for no target", "modules.pve.targets: [" + target + "]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/probe | lacks the module",
                "/probe?target=pve1 | lacks the module: /probe?target=HOST&module=NAME, where NAME is one of pve",
                "/probe?target=pve1&module=pv | there is no module \"pv\"; there are: pve",
                "/probe?module=pve | lacks the target: /probe?target=HOST&module=pve",
                "/probe?module=pve&target= | lacks the target",
                "/probe?module=pve&target=pve1&target=evil.example | target is given 2 times",
                "/probe?module=pve&target=TARGET&dialect=klingon | there is no dialect \"klingon\"",
                "/probe?module=pve&target=TARGET&collect[]=jvm | no collector is named \"jvm\"",
            })
    void whatIsWrongInARequestIsTold(String path, String reason) throws Exception {
        try (var probed = ProbedTargets.start(folder, file.listing("[\"" + target + "\"]"))) {
            HttpResponse<String> answer =
                    probed.get(path.replace("TARGET", target).replace("[]", "%5B%5D"), ProbedTargets.SCRAPE_TIMEOUT);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains(reason);
        }
    }

    @Test
    void aTargetThatIsDownIsToldAsDown() throws Exception {
        cluster.refuse(0);
        try (var probed = ProbedTargets.start(folder, file.listing("[\"" + target + "\"]"))) {
            HttpResponse<String> answer = probed.probe(target, "pve");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains(DOWN, "hypervisor_scrape_collector_success{collector=\"proxmox_resources\"} 0");
            assertThat(probed.metrics()).contains("hypervisor_probes_total{module=\"pve\",outcome=\"down\"} 1");
        }
    }

    @Test
    void aRedirectCostsAnErrorAndNoSecondRequest() throws Exception {
        var second = new AtomicInteger();
        HttpServer metadata = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        metadata.createContext("/", exchange -> {
            second.incrementAndGet();
            exchange.close();
        });
        metadata.start();
        String elsewhere = "http://127.0.0.1:" + metadata.getAddress().getPort() + "/latest/meta-data/";
        try (var node = new RedirectingNode(elsewhere)) {
            String redirecting = "127.0.0.1:" + node.port();
            String yaml = ModuleFile.in(folder, node.authority()).listing("[\"" + redirecting + "\"]");
            try (var probed = ProbedTargets.start(folder, yaml)) {
                assertThat(probed.probe(redirecting, "pve").body()).contains(DOWN);
                assertThat(node.hosts()).isNotEmpty();
                assertThat(second).hasValue(0);
            }
        } finally {
            metadata.stop(0);
        }
    }

    @Test
    void aHangingTargetCostsItselfOnly() throws Exception {
        try (ProxmoxStandIn hanging = ProxmoxStandIn.start(cluster(8), 1)) {
            hanging.faults().hang(".*");
            String hangs = hanging.endpoints().getFirst().substring("https://".length());
            String both = cluster.authority().pem() + hanging.authority().pem();
            String yaml = ModuleFile.in(folder, both).listing("[\"" + target + "\", \"" + hangs + "\"]");
            try (var probed = ProbedTargets.start(folder, yaml)) {
                CompletableFuture<HttpResponse<String>> stuck =
                        CompletableFuture.supplyAsync(() -> probed.probe(hangs, "pve"));
                while (!probed.metrics().contains("hypervisor_probe_targets 1")) {
                    Thread.sleep(20);
                }
                for (int i = 0; i < 10; i++) {
                    assertThat(probed.probe(target, "pve").body()).contains(UP);
                }
                assertThat(stuck).isNotDone();
                HttpResponse<String> late = stuck.join();
                assertThat(late.statusCode()).isEqualTo(200);
                assertThat(late.body()).contains(DOWN);
            }
        }
    }

    @Test
    void probesOfOneTargetShareItAndTooManyAreRefused() throws Exception {
        cluster.faults().hang(".*");
        String yaml = file.listing("[\"" + target + "\"]", "targets.max-probes: 2");
        try (var probed = ProbedTargets.start(folder, yaml);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<HttpResponse<String>>> all = Stream.of(target, "https://" + target + "/", target)
                    .map(name -> CompletableFuture.supplyAsync(() -> probed.probe(name, "pve"), threads))
                    .toList();
            CompletableFuture.anyOf(all.toArray(CompletableFuture[]::new)).join();
            HttpResponse<String> third = all.stream()
                    .filter(CompletableFuture::isDone)
                    .findFirst()
                    .orElseThrow()
                    .join();

            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(third.body())
                    .isEqualTo("busy: 2 probes of " + target
                            + " are being answered already, and targets.max-probes allows no more at once\n");
            assertThat(third.headers().firstValue("Retry-After")).contains("1");
            assertThat(probed.metrics()).contains("hypervisor_probe_targets 1", "outcome=\"busy\"} 1");
            cluster.faults().heal();
            assertThat(all).extracting(answer -> answer.join().statusCode()).containsExactlyInAnyOrder(200, 200, 503);
        }
    }

    @Test
    void theOneThatWasNotProbedForLongestMakesRoom() throws Exception {
        try (ProxmoxStandIn other = ProxmoxStandIn.start(cluster(9), 1)) {
            String second = other.endpoints().getFirst().substring("https://".length());
            String both = cluster.authority().pem() + other.authority().pem();
            String yaml =
                    ModuleFile.in(folder, both).listing("[\"" + target + "\", \"" + second + "\"]", "targets.max: 1");
            try (var probed = ProbedTargets.start(folder, yaml)) {
                for (int i = 0; i < 3; i++) {
                    assertThat(probed.probe(target, "pve").body()).contains(UP);
                    assertThat(probed.probe(second, "pve").body()).contains(UP);
                }
                assertThat(probed.metrics()).contains("hypervisor_probe_targets 1");
                other.faults().hang(".*");
                List<CompletableFuture<HttpResponse<String>>> stuck = new ArrayList<>();
                HttpResponse<String> crowded;
                do {
                    stuck.add(CompletableFuture.supplyAsync(() -> probed.probe(second, "pve")));
                    Thread.sleep(100); // it may begin later, and does in the next turn
                    crowded = probed.probe(target, "pve");
                } while (crowded.statusCode() == 200 && stuck.size() < 100);
                assertThat(crowded.statusCode()).isEqualTo(503);
                assertThat(crowded.body()).contains("1 targets are being probed already", "targets.max");
                stuck.forEach(CompletableFuture::join);
            }
        }
    }

    @Test
    void aTargetThatIsNoLongerProbedIsGivenUp() throws Exception {
        String yaml = file.listing("[\"" + target + "\"]", "targets.idle: 1s");
        try (var probed = ProbedTargets.start(folder, yaml)) {
            assertThat(probed.probe(target, "pve").body()).contains(UP);
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!probed.metrics().contains("hypervisor_probe_targets 0")) {
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.sleep(100);
            }
            assertThat(probed.probe(target, "pve").body()).contains(UP);
        }
    }

    private static GeneratedCluster cluster(long seed) {
        return new GeneratedCluster(1, 3, seed, InstantSource.system());
    }
}
