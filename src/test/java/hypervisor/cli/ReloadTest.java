package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {
    private static final String ALLOWED = "web.enable-lifecycle: true";

    @TempDir
    Path folder;

    @Test
    void aNewConfigurationIsServedFromThenOn() throws Exception {
        try (Reloadable exporter = Reloadable.start(folder, List.of(ALLOWED, "web.telemetry-path: /old"))) {
            assertThat(exporter.get("/old").body()).contains("hypervisor_config_last_reload_successful 1");

            exporter.write(List.of(ALLOWED, "dialect: pve-exporter"));
            var answer = exporter.send("POST", "/-/reload");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("changed: web.telemetry-path, dialect");
            assertThat(exporter.get("/old").statusCode()).isEqualTo(404);
            assertThat(exporter.get("/metrics").body()).contains("pve_node_up{", "pve_vm_cpus{");
        }
    }

    @Test
    void aBadConfigurationKeepsTheOneBeforeAndSaysAllThatIsWrong() throws Exception {
        try (Reloadable exporter = Reloadable.start(folder, List.of(ALLOWED))) {
            String before = timestamp(exporter);
            exporter.write(List.of(ALLOWED, "web.max-requests: many", "colector.jvm: false", "proxmox.password: x"));

            var answer = exporter.send("PUT", "/-/reload");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body())
                    .contains("config.yml:", "web.max-requests", "unknown setting colector.jvm")
                    .doesNotContain(exporter.demo().proxmoxTokenSecret());
            assertThat(exporter.get("/metrics").body()).contains("libvirt_up 1", "_last_reload_successful 0");
            assertThat(timestamp(exporter)).isEqualTo(before);

            exporter.write(List.of(ALLOWED));
            assertThat(exporter.send("POST", "/-/reload").statusCode()).isEqualTo(200);
            assertThat(exporter.get("/metrics").body()).contains("_last_reload_successful 1");
            assertThat(timestamp(exporter)).isNotEqualTo(before);
        }
    }

    @Test
    void whatIsFoundOutLateIsRefusedLikewise() throws Exception {
        try (Reloadable exporter = Reloadable.start(folder, List.of(ALLOWED))) {
            exporter.write(List.of(ALLOWED, "zfs.exclude: ['(']"));

            var answer = exporter.send("POST", "/-/reload");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("config.yml:", "no regular expression");
            assertThat(exporter.get("/metrics").body()).contains("libvirt_up 1");
        }
    }

    @Test
    void whatCannotChangeStaysAndIsTold() throws Exception {
        try (Reloadable exporter = Reloadable.start(folder, List.of(ALLOWED))) {
            exporter.write(List.of(ALLOWED, "web.client-timeout: 5s", "log.file: /nowhere/x.log"));

            assertThat(exporter.send("POST", "/-/reload").body())
                    .contains("a restart is needed for web.client-timeout, log.file");
            assertThat(exporter.get("/metrics").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void sourcesWhoseSettingsDidNotChangeAreKept() throws Exception {
        try (Reloadable exporter = Reloadable.start(folder, List.of(ALLOWED))) {
            exporter.get("/metrics");
            long connections = exporter.demo().libvirt().calls().count(CONNECT_OPEN);

            exporter.write(List.of(ALLOWED, "web.max-requests: 7"));
            assertThat(exporter.send("POST", "/-/reload").statusCode()).isEqualTo(200);
            assertThat(exporter.get("/metrics").body()).contains("libvirt_up 1");
            assertThat(exporter.demo().libvirt().calls().count(CONNECT_OPEN)).isEqualTo(connections);

            exporter.write(List.of(ALLOWED, "libvirt.keepalive-count: 9"));
            assertThat(exporter.send("POST", "/-/reload").statusCode()).isEqualTo(200);
            assertThat(exporter.get("/metrics").body()).contains("libvirt_up 1");
            assertThat(exporter.demo().libvirt().calls().count(CONNECT_OPEN)).isGreaterThan(connections);
        }
    }

    private static final int CONNECT_OPEN = 1;

    @Test
    void theSettingsInForceAreShownWithoutSecrets() throws Exception {
        try (Reloadable exporter = Reloadable.start(folder, List.of(ALLOWED, "web.max-requests: 7"))) {
            assertThat(exporter.get("/").body()).contains("href=\"/config\"");
            assertThat(exporter.get("/config").body())
                    .contains("web.max-requests: 7 # ", "proxmox.token-secret: \"(secret)\"", "jvm: true # default")
                    .doesNotContain(exporter.demo().proxmoxTokenSecret());

            exporter.write(List.of(ALLOWED, "web.max-requests: 8", "web.client-timeout: 5s"));
            exporter.send("POST", "/-/reload");

            assertThat(exporter.get("/config").body())
                    .contains("web.max-requests: 8 # ", "web.client-timeout: \"30s\" # default");
        }
    }

    @Test
    void onlyThoseMayAskWhoAreAllowedTo() throws Exception {
        try (Reloadable exporter = Reloadable.start(folder, List.of())) {
            assertThat(exporter.send("POST", "/-/reload"))
                    .returns(403, answer -> answer.statusCode())
                    .satisfies(answer -> assertThat(answer.body()).contains("web.enable-lifecycle"));
            var read = exporter.get("/-/reload");
            assertThat(read.statusCode()).isEqualTo(405);
            assertThat(read.headers().firstValue("Allow")).contains("POST, PUT");
            assertThat(exporter.send("POST", "/metrics").statusCode()).isEqualTo(405);
        }
    }

    private static String timestamp(Reloadable exporter) throws IOException {
        return exporter.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("hypervisor_config_last_reload_success_timestamp_seconds "))
                .findFirst()
                .orElseThrow(() -> new IOException("there is no timestamp"));
    }
}
