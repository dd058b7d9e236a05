package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.config.DialectSettings;
import hypervisor.config.LibvirtSettings;
import hypervisor.config.LogSettings;
import hypervisor.config.Settings;
import hypervisor.config.WebSettings;
import hypervisor.dialect.DialectOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandInTest {
    @Test
    void libvirtExporterHasItsDefaults() {
        Settings settings = as("libvirt_exporter");

        assertThat(settings.toString()).isEqualTo("""
                dialect=libvirt_exporter (as libvirt_exporter)
                libvirt.uri=qemu:///system (default of libvirt_exporter)
                """);
        assertThat(settings.text(WebSettings.LISTEN_ADDRESS)).isEqualTo(":9177");
        assertThat(ChosenDialect.options(settings).onNode("")).isEqualTo(DialectOptions.DOCUMENTED);
        assertThat(ChosenDialect.of(settings).name()).isEqualTo("libvirt_exporter");
    }

    @Test
    void libvirtExporterKnowsItsFlags() {
        Settings settings = as(
                "libvirt_exporter",
                "--web.listen-address=:9000",
                "--web.telemetry-path",
                "/m",
                "--libvirt.uri=xen:///",
                "--libvirt.export-nova-metadata",
                "--labels=upstream",
                "--libvirt.fork-metrics",
                "--log.level=debug");

        assertThat(settings.text(WebSettings.LISTEN_ADDRESS)).isEqualTo(":9000");
        assertThat(settings.of(WebSettings.TELEMETRY_PATH)).isEqualTo("/m");
        assertThat(settings.of(LibvirtSettings.URI)).isEqualTo("xen:///");
        assertThat(settings.of(LogSettings.LEVEL)).isEqualTo("debug");
        assertThat(ChosenDialect.options(settings).onNode(""))
                .isEqualTo(DialectOptions.UPSTREAM.withNovaMetadata(true));
        assertThat(as("libvirt_exporter", "--no-libvirt.export-nova-metadata").of(DialectSettings.EXPORT_NOVA_METADATA))
                .isFalse();
    }

    @Test
    void libvirtNovaExporterHasItsDefaults() {
        assertThat(as("libvirt_nova_exporter").toString()).isEqualTo("""
                web.listen-address=:9100 (default of libvirt_nova_exporter)
                dialect=libvirt_nova_exporter (as libvirt_nova_exporter)
                log.file=./libvirt_nova.log (default of libvirt_nova_exporter)
                log.file-level=warn (default of libvirt_nova_exporter)
                libvirt.uri=qemu:///system (default of libvirt_nova_exporter)
                """);
    }

    @Test
    void libvirtNovaExporterKnowsItsFlagsWithOneDashOrTwo() {
        String expected = """
                web.listen-address=:9204 (flag --port)
                web.telemetry-path=/m (flag --path)
                dialect=libvirt_nova_exporter (as libvirt_nova_exporter)
                log.file=/tmp/n.log (flag --log)
                log.file-level=warn (default of libvirt_nova_exporter)
                libvirt.uri=test:///default (flag --uri)
                """;

        assertThat(as("libvirt_nova_exporter", "--port=9204", "--path=/m", "--log=/tmp/n.log", "--uri=test:///default")
                        .toString())
                .isEqualTo(expected);
        assertThat(as(
                                "libvirt_nova_exporter",
                                "-port",
                                "9204",
                                "-path=/m",
                                "--log",
                                "/tmp/n.log",
                                "-uri",
                                "test:///default")
                        .toString())
                .isEqualTo(expected);
    }

    @Test
    void theEnvironmentOverrulesWhatIsPreset() {
        var command = (Command.Replace) Arguments.parse(
                List.of("as", "libvirt_exporter"), Map.of("HYPERVISOR_EXPORTER_LIBVIRT_URI", "lxc:///"));

        assertThat(command.settings().of(LibvirtSettings.URI)).isEqualTo("lxc:///");
        assertThat(command.standIn().name()).isEqualTo("libvirt_exporter");
    }

    @Test
    void saysWhatTheOldExporterKnew() {
        assertThatThrownBy(() -> as("libvirt_nova_exporter", "--prot=1", "--port=none", "--zzz", "x"))
                .hasMessage("""
                        flag --prot: unknown: did you mean --port? libvirt_nova_exporter knows --uri=URI, --path=PATH, \
                        --port=PORT, --log=FILE, and every flag of ours, see --help
                        flag --port: expected --port=PORT, found "none"
                        flag --zzz: unknown: libvirt_nova_exporter knows --uri=URI, --path=PATH, --port=PORT, --log=FILE, \
                        and every flag of ours, see --help""");
        assertThatThrownBy(() -> as("libvirt_nova_exporter", "--port=70000"))
                .hasMessage("flag --port: expected an address such as :9177, 127.0.0.1:9177 or [::1]:9177,"
                        + " found \":70000\"");
    }

    private static Settings as(String name, String... flags) {
        List<String> arguments = new ArrayList<>(List.of("as", name));
        arguments.addAll(List.of(flags));
        return ((Command.Replace) Arguments.parse(arguments, Map.of())).settings();
    }
}
