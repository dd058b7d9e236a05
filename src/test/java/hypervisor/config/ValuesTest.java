package hypervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0s, 0",
        "0s, 0s, 0",
        "500ms, 500ms, 500",
        "10s, 10s, 10000",
        "90s, 1m30s, 90000",
        "1h30m, 1h30m, 5400000",
        "1d, 1d, 86400000",
        "999999999ms, 11d13h46m39s999ms, 999999999"
    })
    void readsAndPrintsDurations(String text, String printed, long milliseconds) throws InvalidValueException {
        assertThat(Durations.parse(text)).isEqualTo(Duration.ofMillis(milliseconds));
        assertThat(Durations.print(Durations.parse(text))).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s",
                "5",
                "1.5s",
                "-1s",
                "+1s",
                "5 s",
                "1s1s",
                "1s1m",
                "5S",
                "5min",
                "1000000000s",
                "5s ",
                "٣s"
            })
    void refusesOtherDurations(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {":9177", "127.0.0.1:9177", "[::1]:9177", "0.0.0.0:0", "host-1.example:65535", "[fe80::1%eth0]:1"
            })
    void readsAddresses(String text) throws InvalidValueException {
        assertThat(ListenAddress.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "host",
                "host:",
                "::1:9177",
                "[::1]",
                "[::1:9177",
                "[1.2.3.4]:1",
                ":65536",
                ":-1",
                ":+1",
                "a b:1",
                "http://x:1",
                "[::1%\n]:1",
                "[]:1",
                ":123456"
            })
    void refusesOtherAddresses(String text) {
        assertThatThrownBy(() -> ListenAddress.parse(text)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void saysHowAPortAloneIsWritten() {
        assertThatThrownBy(() -> ListenAddress.parse("9177"))
                .hasMessage("a port alone is written \":9177\", found \"9177\"");
    }

    @Test
    void opensWhereItSays() throws InvalidValueException {
        assertThat(ListenAddress.parse(":5").socketAddress().getAddress().isAnyLocalAddress())
                .isTrue();
        assertThat(ListenAddress.parse("[::1]:5").socketAddress().getAddress().isLoopbackAddress())
                .isTrue();
    }

    @Test
    void suggestsWhatIsNear() {
        List<String> known = List.of("web.listen-address", "web.telemetry-path", "log.level", "log", "once");

        assertThat(Nearest.of("web.listen_address", known)).isEqualTo("web.listen-address");
        assertThat(Nearest.of("web.telemtry-path", known)).isEqualTo("web.telemetry-path");
        assertThat(Nearest.of("lgo.level", known)).isEqualTo("log.level");
        assertThat(Nearest.of("onec", known)).isEqualTo("once");
        assertThat(Nearest.of("serve", known)).isNull();
        assertThat(Nearest.of("x", known)).isNull();
    }
}
