package hypervisor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Golden;
import hypervisor.config.CollectorSettings;
import hypervisor.config.ConfigSettings;
import hypervisor.config.Module;
import hypervisor.config.Problems;
import hypervisor.config.Settings;
import hypervisor.config.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingDocsTest {
    @Test
    void thePageIsWhatTheCodeDeclares() throws IOException {
        Golden.assertMatches(Path.of("docs/configuration.md"), SettingDocs.page());
    }

    @Test
    void theExampleIsRight(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("c.yml");
        Files.writeString(file, SettingDocs.EXAMPLE);
        Settings settings = new Sources(new Problems())
                .flag(ConfigSettings.FILE, "--config.file", file.toString())
                .read();

        assertThat(CollectorSettings.isOn(settings, "libvirt_volume")).isTrue();
    }

    @Test
    void theExampleOfModulesIsRight(@TempDir Path directory) throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "secret");
        Path file = directory.resolve("c.yml");
        Files.writeString(file, SettingDocs.MODULES.replace("/etc/hypervisor-exporter/token", token.toString()));
        Settings settings = new Sources(new Problems())
                .flag(ConfigSettings.FILE, "--config.file", file.toString())
                .read();

        assertThat(settings.modules()).extracting(Module::source).containsExactly("proxmox", "libvirt");
    }
}
