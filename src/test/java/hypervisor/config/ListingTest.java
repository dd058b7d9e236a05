package hypervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingTest {
    @TempDir
    Path directory;

    @Test
    void saysWhereEachSettingComesFrom() throws IOException {
        Settings settings = read("""
                web:
                  max-requests: 3
                  listen-address: [":9177", "[::1]:9177"]
                proxmox.token-id: 'a"b@pve!c'
                """);

        assertThat(Listing.of(settings).lines())
                .contains(
                        "# Web",
                        "web.max-requests: 3 # " + directory + "/c.yml:2:17",
                        "web.listen-address: [\":9177\", \"[::1]:9177\"] # " + directory + "/c.yml:3:19",
                        "scrape.timeout: \"10s\" # default",
                        "collector.jvm: true # default",
                        "libvirt.uri: \"test:///default\" # environment variable HYPERVISOR_EXPORTER_LIBVIRT_URI");
    }

    @Test
    void showsNoSecret() throws IOException {
        Settings settings = read("libvirt.password: hunter2\n");

        assertThat(Listing.of(settings)).doesNotContain("hunter2").contains("libvirt.password: \"(secret)\" # ");
        assertThat(Listing.of(Settings.standard())).contains("libvirt.password: \"\" # default");
    }

    @Test
    void showsModulesWithoutTheirSecrets() throws IOException {
        Settings settings = read("""
                modules:
                  pve:
                    targets: [pve1.example.net]
                    proxmox: {token-id: "a@pve!b", token-secret: hunter2}
                """);

        assertThat(Listing.of(settings))
                .contains("\n  \"pve\": # ", "\n    targets: [\"pve1.example.net\"] # ")
                .contains("\n    proxmox.token-secret: \"(secret)\" # ")
                .doesNotContain("hunter2", "    collector.jvm");
    }

    @Test
    void isAFileThatSaysTheSame() throws IOException {
        Settings settings = read("""
                web.max-requests: 3
                zfs.exclude: ['a\\\\b"c', "d e"]
                libvirt.metadata:
                  - label: team
                    xpath: /domain/metadata/t:team
                    namespaces: {t: "urn:team"}
                """);
        String given = String.join(
                "\n",
                Listing.of(settings)
                        .lines()
                        .filter(line -> line.contains("c.yml:"))
                        .toList());

        Settings again = read(given);

        assertThat(again.of(ToolSettings.ZFS_EXCLUDE)).isEqualTo(settings.of(ToolSettings.ZFS_EXCLUDE));
        assertThat(again.of(LibvirtSettings.METADATA)).isEqualTo(settings.of(LibvirtSettings.METADATA));
        assertThat(again.differing(settings)).isEmpty();
    }

    private Settings read(String yaml) throws IOException {
        Path file = Files.writeString(directory.resolve("c.yml"), yaml);
        return new Sources(new Problems())
                .flag(ConfigSettings.FILE, "--config.file", file.toString())
                .environment(Map.of("HYPERVISOR_EXPORTER_LIBVIRT_URI", "test:///default"))
                .read();
    }
}
