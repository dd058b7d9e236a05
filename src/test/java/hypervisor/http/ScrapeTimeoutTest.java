package hypervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrapeTimeoutTest {
    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
                    none,       10000
                    10,          9500
                    10.000000,   9500
                    ' 15 ',     14500
                    1e1,         9500
                    0.8,          400
                    0.001,          0
                    120,       119500
                    86400,     119500
                    Infinity,  119500
                    1e400,     119500
                    0,          10000
                    -1,         10000
                    NaN,        10000
                    ten,        10000
                    10s,        10000
                    '',         10000
                    00000000000000000000000000000000000000000000001, 10000
                    """)
    void isWhatTheHeaderSaysLessTheWayBack(String header, long milliseconds) {
        assertThat(ScrapeTimeout.timeout(header, Exporter.OPTIONS).toMillis()).isEqualTo(milliseconds);
        assertThat(ScrapeTimeout.timeout(header, Exporter.OPTIONS)).isGreaterThan(Duration.ZERO);
    }
}
