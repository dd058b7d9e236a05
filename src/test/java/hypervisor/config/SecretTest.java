package hypervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    @TempDir
    Path directory;

    @Test
    void isReadButNeverShown() throws IOException {
        Settings settings = read("libvirt: {password: hunter2}");

        assertThat(settings.of(LibvirtSettings.PASSWORD).reveal()).isEqualTo("hunter2");
        assertThat(LibvirtSettings.PASSWORD_PLACES.read(settings, Map.of()).reveal())
                .isEqualTo("hunter2");
        assertThat(settings.toString()).contains("libvirt.password=(secret) (").doesNotContain("hunter2");
        assertThat(settings.of(LibvirtSettings.PASSWORD)).hasToString("(secret)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "libvirt.password: [hunter2]",
                "libvirt.password: {hunter2: x}",
                "libvirt.password: \"hunter2",
                "libvirt.password: @hunter2",
                "libvirt.password: *hunter2",
                "libvirt.password: !hunter2 hunter2",
                "libvirt.password: hunter2: x",
                "libvirt.password: \"\\hunter2\"",
                "libvirt.password: |hunter2",
                "libvirt.password: %hunter2",
                "libvirt.password: 'hunter2'x",
                "libvirt.password: hunter2\nlibvirt.password: hunter2",
                "libvirt.pasword: hunter2",
            })
    void isInNoMessage(String yaml) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(ConfigException.class).hasMessageNotContaining("hunter2");
    }

    @Test
    void everySecretIsInNoMessageAndHasNoFlag() {
        List<Setting<?>> secrets =
                AllSettings.ALL.stream().filter(Setting::isSecret).toList();
        assertThat(secrets).contains(LibvirtSettings.PASSWORD, ProxmoxSettings.PASSWORD, ProxmoxSettings.TOKEN_SECRET);
        for (Setting<?> secret : secrets) {
            for (String wrong : List.of("[hunter2]", "{hunter2: x}", "\"hunter2", "hunter2: x", "*hunter2")) {
                assertThatThrownBy(() -> read(secret.key() + ": " + wrong))
                        .isInstanceOf(ConfigException.class)
                        .hasMessageNotContaining("hunter2");
            }
        }
    }

    @Test
    void comesFromAFileOrASystemdCredential() throws IOException {
        Path file = directory.resolve("password");
        Files.writeString(file, "hunter2\n");
        Files.writeString(directory.resolve("libvirt.password"), "hunter3");
        var credentials = Map.of("CREDENTIALS_DIRECTORY", directory.toString());
        Settings named = Settings.standard().with(LibvirtSettings.PASSWORD_FILE, file.toString(), "test");

        assertThat(LibvirtSettings.PASSWORD_PLACES.read(named, credentials).reveal())
                .isEqualTo("hunter2");
        assertThat(LibvirtSettings.PASSWORD_PLACES
                        .read(Settings.standard(), credentials)
                        .reveal())
                .isEqualTo("hunter3");
        assertThat(LibvirtSettings.PASSWORD_PLACES
                        .read(Settings.standard(), Map.of())
                        .isPresent())
                .isFalse();
        assertThat(LibvirtSettings.PASSWORD_PLACES
                        .read(Settings.standard(), Map.of("CREDENTIALS_DIRECTORY", "/nowhere"))
                        .isPresent())
                .isFalse();
    }

    @Test
    void saysWhichFileCannotBeRead() throws IOException {
        Path file = directory.resolve("password");
        Settings named = Settings.standard().with(LibvirtSettings.PASSWORD_FILE, file.toString(), "c.yml:1:1");

        assertThatThrownBy(() -> LibvirtSettings.PASSWORD_PLACES.read(named, Map.of()))
                .hasMessage("c.yml:1:1: no such file: " + file);
        Files.writeString(file, "\n");
        assertThatThrownBy(() -> LibvirtSettings.PASSWORD_PLACES.read(named, Map.of()))
                .hasMessage("c.yml:1:1: " + file + " is empty");
        Files.writeString(file, "hunter2".repeat(1000));
        assertThatThrownBy(() -> LibvirtSettings.PASSWORD_PLACES.read(named, Map.of()))
                .hasMessageContaining("larger than 4096 bytes")
                .hasMessageNotContaining("hunter2");
    }

    private Settings read(String yaml) throws IOException {
        Path file = directory.resolve("c.yml");
        Files.writeString(file, yaml);
        return new Sources(new Problems())
                .flag(ConfigSettings.FILE, "--config.file", file.toString())
                .read();
    }
}
