package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.config.CollectorSettings;
import hypervisor.config.ConfigException;
import hypervisor.config.LibvirtSettings;
import hypervisor.config.LogSettings;
import hypervisor.config.Settings;
import hypervisor.config.WebSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentsTest {
    @Test
    void servesWhenNothingIsAsked() {
        assertThat(parse()).isInstanceOf(Command.Serve.class);
        assertThat(parse("serve")).isInstanceOf(Command.Serve.class);
    }

    @Test
    void knowsEveryCommand() {
        assertThat(parse("check")).isInstanceOf(Command.Check.class);
        assertThat(parse("demo")).isInstanceOf(Command.Demo.class);
        assertThat(parse("metrics")).isEqualTo(new Command.Metrics(null));
        assertThat(parse("metrics", "--dialect=libvirt_exporter")).isEqualTo(new Command.Metrics("libvirt_exporter"));
        assertThat(parse("once", "--dialect", "libvirt_nova_exporter"))
                .isInstanceOfSatisfying(
                        Command.Once.class, once -> assertThat(once.dialect()).isEqualTo("libvirt_nova_exporter"));
        assertThat(parse("once"))
                .isInstanceOfSatisfying(
                        Command.Once.class, once -> assertThat(once.dialect()).isEqualTo("native"));
    }

    @Test
    void answersQuestionsBeforeAnythingElse() {
        assertThat(parse("--version")).isEqualTo(new Command.Version());
        assertThat(parse("once", "-h")).isInstanceOf(Command.Help.class);
        assertThat(parse("help")).isInstanceOf(Command.Help.class);
        assertThat(parse("--help", "--nonsense")).isInstanceOf(Command.Help.class);
        assertThat(parse("--config.check", "--log.level=debug")).isInstanceOf(Command.ConfigCheck.class);
    }

    @Test
    void checksLookIntoTheWebConfigurationToo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("web.yml"), "tls_server_config: {cert_file: no.crt, key_file: no.key}");
        String flag = "--web.config.file=" + file;

        assertThatThrownBy(() -> parse("--config.check", flag))
                .isInstanceOf(ConfigException.class)
                .hasMessage(file + ":1:32: there is no " + folder.resolve("no.crt"));
        assertThatThrownBy(() -> parse("check", flag)).isInstanceOf(ConfigException.class);
        Files.writeString(file, "rate_limit: {interval: 1s, burst: 5}");
        assertThat(parse("--config.check", flag)).isInstanceOf(Command.ConfigCheck.class);
    }

    @Test
    void readsFlagsInEveryForm() {
        Settings settings = settings(
                "--log.level=debug",
                "--web.max-requests",
                "5",
                "--web.disable-exporter-metrics",
                "--no-collector.jvm",
                "--collector.libvirt_agent=true",
                "--libvirt.connect-timeout=1m30s",
                "--web.listen-address=:1",
                "--web.listen-address",
                "[::1]:2,127.0.0.1:3");

        assertThat(settings.of(LogSettings.LEVEL)).isEqualTo("debug");
        assertThat(settings.of(WebSettings.MAX_REQUESTS)).isEqualTo(5);
        assertThat(settings.of(WebSettings.DISABLE_EXPORTER_METRICS)).isTrue();
        assertThat(CollectorSettings.isOn(settings, "jvm")).isFalse();
        assertThat(CollectorSettings.isOn(settings, "libvirt_agent")).isTrue();
        assertThat(settings.of(LibvirtSettings.CONNECT_TIMEOUT)).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.text(WebSettings.LISTEN_ADDRESS)).isEqualTo(":1,[::1]:2,127.0.0.1:3");
        assertThat(settings.origin(LogSettings.LEVEL)).isEqualTo("flag --log.level");
    }

    @Test
    void acceptsAnEmptyValue() {
        assertThat(settings("--libvirt.uri=").of(LibvirtSettings.URI)).isEmpty();
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        assertThatThrownBy(() -> parse(
                        "--log.level=loud",
                        "--web.listen-adress=:1",
                        "--web.max-requests",
                        "--no-log.level",
                        "--no-collector.jvm=false",
                        "--collector.jvm",
                        "--no-collector.jvm",
                        "-log.format=json",
                        "--zzz",
                        "value",
                        "once"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("""
                        flag --web.listen-adress: unknown: did you mean --web.listen-address?
                        flag --web.max-requests: needs a value: --web.max-requests=NUMBER
                        flag --no-log.level: --log.level is no switch, it needs a value
                        flag --no-collector.jvm: takes no value
                        flag --no-collector.jvm: sets collector.jvm a second time, after flag --collector.jvm
                        flag -log.format: needs two dashes: --log.format
                        flag --zzz: unknown, see --help
                        command line: "once" must come first: hypervisor-exporter once …
                        flag --log.level: expected one of debug, info, warn, error, found "loud\"""");
    }

    @Test
    void hasNoFlagForASecret() {
        assertThatThrownBy(() -> parse("--libvirt.password=hunter2"))
                .hasMessage(
                        "flag --libvirt.password: a secret is no flag, since every user of this machine can read those:"
                                + " put it into a file, or into the environment")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void suggestsACommand() {
        assertThatThrownBy(() -> parse("onec"))
                .hasMessage("command line: unknown command \"onec\": did you mean once?"
                        + " (commands are serve, as, once, check, metrics, demo)");
        assertThatThrownBy(() -> parse("as"))
                .hasMessage("command line: as needs a name: one of libvirt_exporter, libvirt_nova_exporter,"
                        + " proxmox-exporter, prometheus-pve-exporter, pve-exporter, pve_local_exporter");
        assertThatThrownBy(() -> parse("as", "libvirt-exporter"))
                .hasMessage(
                        "command line: there is no stand-in for \"libvirt-exporter\": did you mean libvirt_exporter?"
                                + " (as NAME knows libvirt_exporter, libvirt_nova_exporter, proxmox-exporter, prometheus-pve-exporter, pve-exporter, pve_local_exporter)");
    }

    @Test
    void takesTheEnvironmentWhereNoFlagSaysOtherwise() {
        Map<String, String> environment = Map.of(
                "HYPERVISOR_EXPORTER_LOG_LEVEL", "warn", "HYPERVISOR_EXPORTER_WEB_MAX_REQUESTS", "7", "HOME", "/root");
        var serve = (Command.Serve) Arguments.parse(List.of("--log.level=error"), environment);

        assertThat(serve.settings().of(LogSettings.LEVEL)).isEqualTo("error");
        assertThat(serve.settings().of(WebSettings.MAX_REQUESTS)).isEqualTo(7);
    }

    private static Command parse(String... arguments) {
        return Arguments.parse(List.of(arguments), Map.of());
    }

    private static Settings settings(String... flags) {
        return ((Command.Serve) parse(flags)).settings();
    }
}
