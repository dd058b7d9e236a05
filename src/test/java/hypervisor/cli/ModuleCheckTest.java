package hypervisor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.config.Settings;
import hypervisor.demo.proxmox.GeneratedCluster;
import hypervisor.demo.proxmox.Logins;
import hypervisor.demo.proxmox.ProxmoxStandIn;
import hypervisor.demo.proxmox.StandInCertificates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleCheckTest {
    @TempDir
    Path folder;

    private ProxmoxStandIn cluster;
    private String target;
    private String authorities;
    private boolean works;

    @BeforeEach
    void start() throws Exception {
        cluster = ProxmoxStandIn.start(new GeneratedCluster(1, 2, 7, InstantSource.system()), 1);
        authorities = cluster.authority().pem();
        target = cluster.endpoints().getFirst().substring("https://".length());
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void whatAListNamesIsTried() throws Exception {
        assertThat(check("[\"" + target + "\", 10.1.0.0/24]")).isEqualTo("""
                ok       module pve, %s: all collectors work
                skipped  module pve: 10.1.0.0/24 is more than one target
                """.formatted(target));
        assertThat(works).isTrue();
    }

    @Test
    void whatFailsIsTold() throws Exception {
        authorities = StandInCertificates.authority().pem();

        assertThat(check("[\"" + target + "\"]"))
                .startsWith("failed   module pve, " + target)
                .contains("is not vouched for by an authority that is trusted here")
                .doesNotContain(Logins.SECRET);
        assertThat(works).isFalse();
    }

    @Test
    void aModuleWithoutTargetsIsToldAsWhatItIs() throws Exception {
        assertThat(check(""))
                .isEqualTo("missing  module pve may be used for no target: list them in modules.pve.targets\n");
    }

    private String check(String list) throws IOException {
        String yaml = ModuleFile.in(folder, authorities).listing(list);
        Settings settings =
                ProbedTargets.settings(folder, list.isEmpty() ? yaml.replaceFirst(" *targets: \n", "") : yaml);
        var text = new ByteArrayOutputStream();
        try (Targets targets = Targets.of(settings);
                var out = new PrintStream(text, true, UTF_8)) {
            works = new ModuleCheck(targets, out).all(settings.modules());
        }
        return text.toString(UTF_8);
    }
}
