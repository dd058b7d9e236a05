package hypervisor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.config.ListenAddress;
import hypervisor.config.Settings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebOptionsTest {
    @Test
    void standardIsWhatPrometheusExpects() {
        var options = WebOptions.of(Settings.standard());

        assertThat(options.listen()).containsExactly(new ListenAddress(null, 9177));
        assertThat(options.telemetryPath()).isEqualTo("/metrics");
        assertThat(options.scrapeTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.exporterMetrics()).isTrue();
    }

    @Test
    void dialectsLieBelowTheTelemetryPath() {
        assertThat(at("/metrics/").dialectPath("libvirt")).isEqualTo("/metrics/libvirt");
        assertThat(at("/").dialectPath("libvirt")).isEqualTo("/libvirt");
    }

    @Test
    void refusesWhatCannotBeServed() {
        assertThatThrownBy(() -> at("metrics")).hasMessage("web.telemetry-path: not a path: metrics");
        assertThatThrownBy(() -> at("/a//b")).hasMessage("web.telemetry-path: not a path: /a//b");
    }

    private static WebOptions at(String path) {
        var some = Exporter.OPTIONS;
        return new WebOptions(
                List.of(new ListenAddress(null, 0)),
                path,
                some.maxRequests(),
                some.clientTimeout(),
                some.scrapeTimeout(),
                some.timeoutOffset(),
                true,
                some.health());
    }
}
