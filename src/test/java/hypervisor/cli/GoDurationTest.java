package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
    @ParameterizedTest
    @CsvSource({
        "10s, 10000ms",
        "1m30s, 90000ms",
        "1.5s, 1500ms",
        ".5s, 500ms",
        "250us, 1ms",
        "1h0.001s, 3600001ms",
        "48h1s, 2d1000ms",
        "0, 0",
        "0s, 0ms"
    })
    void isWrittenAsOurs(String go, String ours) {
        assertThat(GoDuration.of(go)).isEqualTo(ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "-1s", "s", "1x", "1s ", "1 s", "1s-", "1..5s", "1e3s"})
    void whatIsNoTimeIsNone(String text) {
        assertThat(GoDuration.of(text)).isNull();
    }

    @Test
    void secondsNeedNoUnitWhereTheOldProgramHadNone() {
        assertThat(GoDuration.orSeconds("600")).isEqualTo("600000ms");
        assertThat(GoDuration.orSeconds("10m")).isEqualTo("600000ms");
        assertThat(GoDuration.orSeconds("10x")).isNull();
    }
}
