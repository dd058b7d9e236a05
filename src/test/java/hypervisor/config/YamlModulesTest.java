package hypervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlModulesTest {
    @TempDir
    Path directory;

    @Test
    void aModuleHasTheKeysThatTheFileHas() throws IOException {
        Settings settings = read("""
                modules:
                  default:
                    targets: [pve1.example.net, "*.dc1.example.net", 10.1.0.0/24]
                    proxmox: {token-id: "exporter@pve!mon", token-secret: hunter2}
                    collector: {proxmox_disk: true, proxmox_disk.interval: 2h}
                    scrape.timeout: 20s
                  kvm:
                    source: libvirt
                    dialect: libvirt
                    filter.guests.exclude: template=true
                    targets: kvm1
                """);

        assertThat(settings.modules()).extracting(Module::name).containsExactly("default", "kvm");
        Module module = settings.modules().getFirst();
        assertThat(module.isProxmox()).isTrue();
        assertThat(module.targets()).hasToString("[pve1.example.net, *.dc1.example.net, 10.1.0.0/24]");
        assertThat(module.isOpen()).isFalse();
        assertThat(module.origin()).endsWith("c.yml:2:3");
        assertThat(module.settings().of(ProxmoxSettings.TOKEN_SECRET).reveal()).isEqualTo("hunter2");
        assertThat(module.settings().of(ScrapeSettings.TIMEOUT)).isEqualTo(Duration.ofSeconds(20));
        assertThat(CollectorSettings.isOn(module.settings(), "proxmox_disk")).isTrue();
        assertThat(CollectorSettings.isOn(settings, "proxmox_disk")).isFalse();
        assertThat(module.settings().of(DialectSettings.DIALECT)).isEqualTo("native");
        assertThat(settings.modules().getLast().isProxmox()).isFalse();
    }

    @Test
    void nothingOfWhoTheProcessAsksAndAsWhomReachesAModule() throws IOException {
        Settings settings = read("""
                proxmox:
                  endpoints: https://own:8006
                  token-id: own@pve!mon
                  token-secret: hunter2
                  insecure: true
                  server-name: own
                libvirt: {uri: "qemu:///system", username: own, password: hunter2}
                collector.proxmox_disk: true
                scrape.timeout: 7s
                modules:
                  pve:
                    targets: pve1
                    proxmox: {token-id: other@pve!mon, token-secret: hunter3}
                """);

        Settings module = settings.modules().getFirst().settings();
        for (Setting<?> setting : ProxmoxSettings.ALL) {
            assertThat(module.isGiven(setting))
                    .as(setting.key())
                    .isEqualTo(setting == ProxmoxSettings.TOKEN_ID || setting == ProxmoxSettings.TOKEN_SECRET);
        }
        assertThat(LibvirtSettings.ALL).noneMatch(module::isGiven);
        assertThat(module.of(ScrapeSettings.TIMEOUT)).isEqualTo(Duration.ofSeconds(7));
        assertThat(CollectorSettings.isOn(module, "proxmox_disk")).isTrue();
        assertThat(module.modules()).isEmpty();
    }

    @Test
    void whatIsPrintedTellsOfModulesWithoutTheirSecrets() throws IOException {
        Settings settings = read("""
                collector.proxmox_zfs: false
                modules:
                  pve:
                    targets: ["*:8443"]
                    collector.proxmox_disk: true
                    proxmox: {token-id: other@pve!mon, token-secret: hunter2}
                """);

        String file = directory.resolve("c.yml").toString();
        assertThat(settings.toString().replace(file, "c.yml")).isEqualTo("""
                        config.file=c.yml (flag --config.file)
                        collector.proxmox_zfs=false (c.yml:1:24)
                        modules.pve.targets=*:8443 (c.yml:4:14)
                        modules.pve.proxmox.token-id=other@pve!mon (c.yml:6:25)
                        modules.pve.proxmox.token-secret=(secret) (c.yml:6:54)
                        modules.pve.collector.proxmox_disk=true (c.yml:5:29)
                        """);
        assertThat(settings.modules().toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "modules: [pve] | 1:10: modules: expected a mapping of names to settings",
                "modules: {p v: {}} | 1:11: modules: expected a name of letters, digits, _, - and .",
                "modules: {pve: 5} | 1:16: expected settings such as",
                "modules: {pve: {}} | 1:11: modules.pve: nothing tells what its targets are: give source: proxmox",
                "modules: {a: {source: esx}} | 1:23: source: expected one of proxmox, libvirt, found \"esx\"",
                "modules: {a: {proxmox.token-idd: x}} | 1:15: unknown setting proxmox.token-idd: did you mean proxmox.token-id?",
                "modules: {a: {proxmox.endpoints: x}} | 1:15: unknown setting proxmox.endpoints here: it is the whole exporter's",
                "modules: {a: {libvirt.uri: x}} | 1:15: unknown setting libvirt.uri here",
                "modules: {a: {web: {max-requests: 5}}} | 1:15: unknown setting web here",
                "modules: {a: {collector.zfs_pool: true}} | 1:15: unknown setting collector.zfs_pool here",
                "modules: {a: {modules: {}}} | 1:15: unknown setting modules",
                "modules: {a: {source: proxmox}} | 1:11: proxmox.endpoints: nothing says who asks",
                "modules: {a: {proxmox.token-id: u@pve!t}} | 1:33: proxmox.token-id: lacks the secret",
                "modules: {a: {source: libvirt}, a: {source: libvirt}} | 1:33: modules.a: given twice, first in line 1",
                "modules: {a: {source: libvirt, targets: []}} | 1:41: targets: expected at least one value",
                "modules: {a: {source: libvirt, targets: [127.1]}} | found \"127.1\" (its host ends with a number",
                "modules: {a: {source: libvirt, targets: [10.1.0.1/24]}} | (the address has bits beyond the 24 of its prefix)",
                "modules: {a: {source: libvirt, targets: [\"https://pve1\"]}} | found \"https://pve1\"",
                "modules: {a: {source: libvirt, targets: [\"u:hunter2@pve1\"]}} | found one with a user's name in it",
                "modules: {a: {source: libvirt, targets: [\"a.*.net\"]}} | found \"a.*.net\"",
                "modules: {a: {source: libvirt, targets: [\"*.10.1.0.0\"]}} | a range of addresses is written as 10.1.0.0/24",
                "modules: {a: {source: libvirt, targets: [\"pve1:0\"]}} | expected a port from 1 to 65535",
                "modules: {a: {source: libvirt, libvirt.transport: unix}} | expected one of tls, ssh, tcp",
                "modules.pve.source: proxmox | 1:1: unknown setting modules.pve.source",
            })
    void whatIsWrongIsToldWithItsPlace(String yaml, String problem) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(ConfigException.class)
                .message()
                .contains("c.yml:")
                .contains(problem)
                .doesNotContain("hunter2");
    }

    @Test
    void aModuleIsNotGivenWhatSystemdHandsToTheProcess() throws IOException {
        Files.writeString(directory.resolve("proxmox.token"), "hunter2");
        Map<String, String> environment = Map.of("CREDENTIALS_DIRECTORY", directory.toString());

        assertThatThrownBy(() -> read("modules: {a: {proxmox.token-id: u@pve!t}}", environment))
                .hasMessageContaining("lacks the secret");
    }

    private Settings read(String yaml) throws IOException {
        return read(yaml, Map.of());
    }

    private Settings read(String yaml, Map<String, String> environment) throws IOException {
        Path file = Files.writeString(directory.resolve("c.yml"), yaml);
        return new Sources(new Problems())
                .environment(environment)
                .flag(ConfigSettings.FILE, "--config.file", file.toString())
                .read();
    }
}
