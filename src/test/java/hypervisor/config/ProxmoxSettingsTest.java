package hypervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxmoxSettingsTest {
    private static final String FINGERPRINT =
            "3A:0F:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "https://pve1:8006, https://pve1:8006",
        "https://pve1:8006/, https://pve1:8006",
        "https://pve1:8006/api2/json/, https://pve1:8006",
        "https://pve1/api2/json, https://pve1:443",
        "pve1, https://pve1:8006",
        "pve1:443, https://pve1:443",
        "https://[2001:db8::1]:8006, https://[2001:db8::1]:8006",
        "192.0.2.1, https://192.0.2.1:8006",
    })
    void understandsEndpointsAsPeopleWriteThem(String written, String meant) throws InvalidValueException {
        assertThat(new EndpointKind().parse(written)).hasToString(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://pve1:8006",
                "https://",
                "https://pve1:0",
                "https://pve1:65536",
                "https://pve1/pve",
                "https://pve1?x=1",
                "ftp://pve1",
                "https://pve 1",
                "https://root:hunter2@pve1:8006"
            })
    void refusesWhatIsNoEndpoint(String written) {
        assertThatThrownBy(() -> new EndpointKind().parse(written))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("expected an endpoint such as https://pve1.example.org:8006")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void understandsFingerprintsAsProxmoxPrintsThem() throws InvalidValueException {
        var kind = new FingerprintKind();

        assertThat(kind.parse(FINGERPRINT)).isEqualTo(FINGERPRINT);
        assertThat(kind.parse(FINGERPRINT.toLowerCase(java.util.Locale.ROOT).replace(":", "")))
                .isEqualTo(FINGERPRINT);
        for (String wrong : new String[] {
            "", "3A", FINGERPRINT + ":00", FINGERPRINT.replace("3A", "3G"), FINGERPRINT.replace("3A:0F", "3A0F:")
        }) {
            assertThatThrownBy(() -> kind.parse(wrong)).hasMessageContaining("pvenode cert info");
        }
    }

    @Test
    void aTokenOrAUserIsEnough() throws IOException {
        assertThat(read(withToken("")).of(ProxmoxSettings.TOKEN_ID)).isEqualTo("exporter@pve!mon");
        assertThat(read("proxmox: {endpoints: pve1, username: exporter@pve, password: hunter2}")
                        .of(ProxmoxSettings.USERNAME))
                .isEqualTo("exporter@pve");
    }

    @Test
    void aSystemdCredentialIsEnough() throws IOException {
        Files.writeString(directory.resolve("proxmox.token"), "hunter2");
        Files.writeString(directory.resolve("c.yml"), "proxmox: {endpoints: pve1, token-id: a@pve!b}");

        Settings settings = sources()
                .environment(Map.of("CREDENTIALS_DIRECTORY", directory.toString()))
                .read();

        assertThat(settings.toString()).doesNotContain("hunter2");
    }

    @Test
    void tellsEverythingThatDoesNotFitTogetherAtOnce() {
        assertThatThrownBy(() -> read("""
                        proxmox:
                          endpoints: [pve1, pve2]
                          token-secret: hunter2
                          ca-file: /none.pem
                          insecure: true
                        """))
                .hasMessage("""
                        FILE:3:17: proxmox.token-secret: lacks the token's name: give proxmox.token-id, as in exporter@pve!metrics
                        FILE:4:12: proxmox.ca-file: cannot read /none.pem: no such file, or not allowed to
                        FILE:5:13: proxmox.insecure: contradicts proxmox.ca-file: certificates are either checked or not""".replace("FILE", directory.resolve("c.yml").toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "endpoints: pve1 | nothing says who asks",
                "endpoints: pve1, token-id: a@pve!b | lacks the secret: give proxmox.token-file",
                "endpoints: pve1, token-id: a@pve, token-secret: hunter2 | expected the token's full name",
                "endpoints: pve1, token-id: a@pve!b=hunter2, token-secret: hunter2 | expected the token's full name",
                "endpoints: pve1, token-file: /none, token-id: a@pve!b | no such file: /none",
                "endpoints: pve1, username: a, password: hunter2 | lacks the realm",
                "endpoints: pve1, password: hunter2 | lacks the user: give proxmox.username",
                "endpoints: pve1, username: a@pve | lacks the secret: give proxmox.password-file",
                "endpoints: pve1, token-id: a@pve!b, token-secret: hunter2, username: a@pve, password: hunter2"
                        + " | not both",
                "endpoints: pve1, fingerprints: hunter | the SHA-256 fingerprint of a certificate",
                "endpoints: [] | at least one value",
            })
    void saysWhatToDo(String yaml, String said) {
        assertThatThrownBy(() -> read("proxmox: {" + yaml + "}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(said)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void fingerprintsContradictInsecure() {
        assertThatThrownBy(() -> read(withToken(", insecure: true, fingerprints: '" + FINGERPRINT + "'")))
                .hasMessageContaining("contradicts proxmox.fingerprints");
    }

    @Test
    void withoutEndpointsNothingIsAsked() throws IOException {
        assertThat(read("proxmox: {token-id: nonsense}").of(ProxmoxSettings.TOKEN_ID))
                .isEqualTo("nonsense");
    }

    @Test
    void theNativeDialectIsToldUnlessAnotherIsAskedFor() throws IOException {
        assertThat(read(withToken("")).of(DialectSettings.DIALECT)).isEqualTo("native");
        assertThat(read(withToken("") + "\nlibvirt.uri: lxc:///").of(DialectSettings.DIALECT))
                .isEqualTo("native");
        assertThat(read(withToken("") + "\ndialect: libvirt").of(DialectSettings.DIALECT))
                .isEqualTo("libvirt");
        assertThat(Settings.standard().of(DialectSettings.DIALECT)).isEqualTo("native");
    }

    private static String withToken(String more) {
        return "proxmox: {endpoints: pve1, token-id: exporter@pve!mon, token-secret: hunter2" + more + "}";
    }

    private Settings read(String yaml) throws IOException {
        Files.writeString(directory.resolve("c.yml"), yaml);
        return sources().read();
    }

    private Sources sources() {
        return new Sources(new Problems())
                .flag(
                        ConfigSettings.FILE,
                        "--config.file",
                        directory.resolve("c.yml").toString());
    }
}
