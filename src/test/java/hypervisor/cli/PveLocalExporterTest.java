package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.config.CollectorSettings;
import hypervisor.config.LogSettings;
import hypervisor.config.PveSettings;
import hypervisor.config.Settings;
import hypervisor.config.WebSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PveLocalExporterTest {
    @Test
    void hasTheDefaultsOfTheOriginal() {
        Settings settings = as();

        assertThat(settings.toString()).isEqualTo("""
                web.listen-address=0.0.0.0:9116 (default of pve_local_exporter)
                dialect=pve_local_exporter (as pve_local_exporter)
                """);
        assertThat(settings.text(PveSettings.MONITOR_TIMEOUT)).isEqualTo("10s");
        assertThat(settings.text(PveSettings.MONITOR_TTL)).isEqualTo("10m");
        assertThat(settings.text(PveSettings.MONITOR_TTL_SPREAD)).isEqualTo("1m");
        assertThat(settings.of(PveSettings.MONITOR_DEFER_CLOSE)).isTrue();
        assertThat(settings.of(PveSettings.PREFIX)).isEqualTo("pve");
    }

    @Test
    void knowsItsFlagsAsGoWritesThem() {
        assertThat(as(
                                "-port",
                                "9000",
                                "-host=::1",
                                "--collect-running-vms=false",
                                "-collect-storage=0",
                                "-metrics-prefix",
                                "host",
                                "-loglevel=WARNING",
                                "--qm-terminal-timeout=1.5s",
                                "-qm-max-ttl",
                                "5m",
                                "-qm-rand=0",
                                "-qm-monitor-defer-close=false",
                                "-monitor=qm")
                        .toString())
                .isEqualTo("""
                        web.listen-address=[::1]:9000 (flag --port)
                        dialect=pve_local_exporter (as pve_local_exporter)
                        log.level=warn (flag --loglevel)
                        pve.monitor=qm (flag --monitor)
                        pve.monitor-timeout=1s500ms (flag --qm-terminal-timeout)
                        pve.monitor-ttl=5m (flag --qm-max-ttl)
                        pve.monitor-ttl-spread=0s (flag --qm-rand)
                        pve.monitor-defer-close=false (flag --qm-monitor-defer-close)
                        pve.metrics-prefix=host (flag --metrics-prefix)
                        collector.host_guest=false (flag --collect-running-vms)
                        collector.host_interface=false (flag --collect-running-vms)
                        collector.pve_monitor=false (flag --collect-running-vms)
                        collector.pve_storage=false (flag --collect-storage)
                        """);
    }

    @Test
    void knowsItsFlagsAsItsPredecessorWroteThem() {
        Settings settings = as(
                "--port",
                "9116",
                "--interval",
                "10",
                "--collect-running-vms",
                "true",
                "--collect-storage",
                "false",
                "--qm-terminal-timeout",
                "10",
                "--qm-max-ttl",
                "600",
                "--qm-rand",
                "60",
                "--qm-monitor-defer-close",
                "true",
                "--loglevel",
                "INFO",
                "--profile",
                "false");

        assertThat(settings.text(PveSettings.MONITOR_TTL)).isEqualTo("10m");
        assertThat(settings.of(CollectorSettings.named("host_guest").on())).isTrue();
        assertThat(settings.of(CollectorSettings.named("pve_storage").on())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"TRACE,debug", "debug,debug", "WARN,warn", "critical,error", "loud,info"})
    void levelsAreOurs(String theirs, String ours) {
        assertThat(as("--loglevel=" + theirs).of(LogSettings.LEVEL)).isEqualTo(ours);
    }

    @Test
    void ourFlagOverrulesItsAddress() {
        assertThat(as("--port=9000", "--web.listen-address=:1").text(WebSettings.LISTEN_ADDRESS))
                .isEqualTo(":1");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> as("--qm-max-ttl=ten", "--metrics-prefix=9-a", "--collect-storage=maybe"))
                .hasMessage("""
                        flag --qm-max-ttl: expected --qm-max-ttl=DURATION, found "ten"
                        flag --collect-storage: expected --[no-]collect-storage, found "maybe"
                        flag --metrics-prefix: expected what a metric's name may begin with: letters, digits and _, \
                        found "9-a\"""");
    }

    private static Settings as(String... flags) {
        List<String> arguments = new ArrayList<>(List.of("as", "pve_local_exporter"));
        arguments.addAll(List.of(flags));
        return ((Command.Replace) Arguments.parse(arguments, Map.of())).settings();
    }
}
