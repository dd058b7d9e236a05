package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.otlp.FakeCollector;
import hypervisor.otlp.FakeCollector.Pushed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushingTest {
    @TempDir
    Path folder;

    @Test
    void whatIsScrapedIsPushedToo() throws Exception {
        Path headers = Files.writeString(folder.resolve("headers"), "Authorization: Bearer hunter2\n");
        try (var collector = new FakeCollector();
                Reloadable exporter = Reloadable.start(folder, push(collector, "otlp.headers-file: " + headers))) {
            Pushed pushed = collector.take();

            assertThat(pushed.headers()).containsEntry("Authorization", List.of("Bearer hunter2"));
            assertThat(pushed.metric("libvirt_up").getGauge().getDataPoints(0).getAsDouble())
                    .isEqualTo(1);
            assertThat(pushed.metric("libvirt_domain_info_cpu_time_seconds_total")
                            .getSum()
                            .getIsMonotonic())
                    .isTrue();
            collector.take();
            assertThat(exporter.get("/metrics").body())
                    .containsPattern("hypervisor_otlp_pushes_total\\{outcome=\"succeeded\"} [1-9]")
                    .contains("hypervisor_otlp_pushes_total{outcome=\"failed\"} 0");
            assertThat(exporter.get("/config").body())
                    .contains(collector.endpoint())
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void aCollectorThatIsDownCostsNoScrape() throws Exception {
        try (var collector = new FakeCollector();
                Reloadable exporter = Reloadable.start(folder, push(collector, "otlp.timeout: 500ms"))) {
            collector.take();
            collector.answers(503);
            while (!exporter.get("/metrics").body().matches("(?s).*_pushes_total\\{outcome=\"failed\"} [1-9].*")) {
                Thread.sleep(100);
            }
            assertThat(exporter.get("/metrics").body()).contains("libvirt_up 1");

            collector.answers(200);
            collector.take();
        }
    }

    @Test
    void aReloadChangesWhereItIsPushed() throws Exception {
        try (var first = new FakeCollector();
                var second = new FakeCollector();
                Reloadable exporter = Reloadable.start(folder, push(first))) {
            first.take();
            exporter.write(push(second));
            assertThat(exporter.send("POST", "/-/reload").body()).contains("changed: otlp.endpoint");
            second.take();
            exporter.write(List.of("web.enable-lifecycle: true"));
            exporter.send("POST", "/-/reload");
            assertThat(exporter.get("/metrics").body()).contains("hypervisor_otlp_pushes_total{outcome=");
        }
    }

    @Test
    void headersAreReadAndNeverShown() throws IOException {
        assertThat(PushHeaders.parse("A: b\n\nX-Scope-OrgID:1:2\n"))
                .isEqualTo(Map.of("A", "b", "X-Scope-OrgID", "1:2"));
        try {
            PushHeaders.parse("A: b\nhunter2\n");
            throw new AssertionError("that is no header");
        } catch (IOException e) {
            assertThat(e).hasMessage("otlp.headers: line 2 is no header, which is NAME: VALUE");
        }
    }

    private static List<String> push(FakeCollector collector, String... more) {
        return List.of(
                "web.enable-lifecycle: true",
                "otlp.endpoint: " + collector.endpoint(),
                "otlp.interval: 1s",
                "otlp.dialect: libvirt",
                String.join("\n", more));
    }
}
