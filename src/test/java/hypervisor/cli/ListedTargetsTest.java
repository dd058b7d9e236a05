package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.demo.proxmox.GeneratedCluster;
import hypervisor.demo.proxmox.ProxmoxStandIn;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The targets of modules, as Prometheus discovers them.
@Timeout(120)
class ListedTargetsTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    @Test
    void whatAModuleListsOneByOneIsDiscovered() throws Exception {
        String yaml = ModuleFile.in(folder, "")
                .listing("[pve2.example.net, pve1.example.net:8443, 192.0.2.9, 10.1.0.0/24, \"*.example.org\"]");
        try (var probed = ProbedTargets.start(folder, yaml)) {
            HttpResponse<String> answer = probed.get("/sd?of=targets", LONG);
            String exporter = answer.uri().getAuthority();

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body().lines())
                    .hasSize(5)
                    .contains("{\"targets\":[\"" + exporter + "\"],\"labels\":{\"__meta_hypervisor_module\":\"pve\","
                            + "\"__meta_hypervisor_platform\":\"proxmox\","
                            + "\"__meta_hypervisor_target\":\"pve1.example.net:8443\","
                            + "\"__metrics_path__\":\"/probe\",\"__param_module\":\"pve\","
                            + "\"__param_target\":\"pve1.example.net:8443\",\"__scheme__\":\"http\","
                            + "\"instance\":\"pve1.example.net:8443\"}},");
            assertThat(answer.body())
                    .containsSubsequence(
                            "\"instance\":\"192.0.2.9\"",
                            "\"instance\":\"pve1.example.net:8443\"",
                            "\"instance\":\"pve2.example.net\"");
            assertThat(probed.get("/sd?of=targets&name=pve2*", LONG).body().lines())
                    .hasSize(3);
            assertThat(probed.get("/sd?of=targets&platform=libvirt", LONG).body())
                    .isEqualTo("[\n]\n");
            assertThat(probed.get("/sd?of=targets&tag=prod", LONG).body()).isEqualTo("[\n]\n");
        }
    }

    @Test
    void aModuleLeavesOutWhatItSaysItself() throws Exception {
        try (ProxmoxStandIn cluster = ProxmoxStandIn.start(new GeneratedCluster(1, 4, 1, InstantSource.system()), 1)) {
            String target = cluster.endpoints().getFirst().substring("https://".length());
            String yaml = ModuleFile.in(folder, cluster.authority().pem())
                            .listing("[\"" + target + "\"]", "filter.guests.exclude: name=web-*")
                    + "    filter: {guests: {exclude: [{type: lxc}]}}\n";
            try (var probed = ProbedTargets.start(folder, yaml)) {
                String body = probed.probe(target, "pve").body();

                assertThat(body).contains("name=\"web-100\"", "name=\"db-101\"").doesNotContain("name=\"cache-102\"");
            }
        }
    }
}
