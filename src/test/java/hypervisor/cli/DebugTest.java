package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebugTest {
    @TempDir
    Path folder;

    @Test
    void aScrapeTellsHowItWent() throws Exception {
        try (Reloadable exporter = Reloadable.start(folder, List.of("collector.proxmox_resources.interval: 0s"))) {
            String host = exporter.demo().proxmoxEndpoints().getFirst().replaceAll(":\\d+$", "");
            var answer = exporter.get("/metrics?debug=true");

            assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
            assertThat(answer.body())
                    .containsPattern("libvirt_domain \\(libvirt\\): succeeded, took ")
                    .containsPattern("\\+\\S+ ms GetAllDomainStats \\(\\d+\\) answered after ")
                    .contains("What it answers otherwise:\n\n# HELP ", "\nlibvirt_up 1\n")
                    .doesNotContain(exporter.demo().proxmoxTokenSecret());

            assertThat(exporter.get("/metrics/pve-exporter?debug=true").body())
                    .containsPattern("\\+\\S+ ms " + host + ":\\d+ /cluster/\\w+: 200 after \\d+ ms, \\d+ bytes")
                    .containsPattern("/cluster/resources: (200 after|not asked)")
                    .contains("\npve_exporter_up 1\n")
                    .doesNotContain(exporter.demo().proxmoxTokenSecret());
            assertThat(exporter.get("/metrics?debug=false").body()).startsWith("# HELP ");
        }
    }
}
