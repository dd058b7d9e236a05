package hypervisor.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    /// Expected: what Go's strconv.FormatFloat(number, 'g', -1, 64) gives.
    @ParameterizedTest
    @CsvSource(textBlock = """
            0, 0
            -0.0, 0
            1, 1
            -1, -1
            10, 10
            999999, 999999
            100000, 100000
            1000000, 1e+06
            1234567, 1.234567e+06
            -1048576, -1.048576e+06
            1073741824, 1.073741824e+09
            1700000000.123, 1.700000000123e+09
            9007199254740991, 9.007199254740991e+15
            9007199254740992, 9.007199254740992e+15
            9223372036854775807, 9.223372036854776e+18
            1e21, 1e+21
            2e23, 2e+23
            1.7976931348623157e308, 1.7976931348623157e+308
            2.2250738585072014e-308, 2.2250738585072014e-308
            0.5, 0.5
            -12.25, -12.25
            123456.789, 123456.789
            1234567.89, 1.23456789e+06
            0.1, 0.1
            0.001, 0.001
            0.00123, 0.00123
            0.0001, 0.0001
            0.00012345, 0.00012345
            0.00001, 1e-05
            0.0000123, 1.23e-05
            1e-10, 1e-10
            1.5e-100, 1.5e-100
            0.30000000000000004, 0.30000000000000004
            NaN, NaN
            Infinity, +Inf
            -Infinity, -Inf
            """)
    void spellsAsGoDoes(double number, String expected) {
        assertThat(spelled(number, false)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0, 0.0
            -1, -1.0
            100000, 100000.0
            1000000, 1e+06
            0.5, 0.5
            NaN, NaN
            Infinity, +Inf
            """)
    void endsIntegersInPointZeroForOpenMetrics(double number, String expected) {
        assertThat(spelled(number, true)).isEqualTo(expected);
    }

    @Test
    void readsBackAsTheSameNumber() {
        var random = new Random(1);
        for (int i = 0; i < 40_000; i++) {
            double number = switch (i % 5) {
                case 0 -> Double.longBitsToDouble(random.nextLong());
                case 1 -> random.nextLong() >> random.nextInt(64);
                case 2 -> random.nextInt(2_000_000) / 1000.0;
                default -> random.nextDouble() * Math.pow(10, random.nextInt(-20, 20));
            };
            String text = spelled(number, false);
            double read = Double.parseDouble(text.replace("Inf", "Infinity"));
            assertThat(Double.compare(read, number == 0 ? 0 : number)).as(text).isZero();
            assertThat(significant(text)).as(text).isLessThanOrEqualTo(significant(Double.toString(number)));
        }
    }

    private static int significant(String number) {
        return number.replaceAll("[eE].*|\\D", "").replaceAll("^0+|0+$", "").length();
    }

    private static String spelled(double number, boolean real) {
        byte[] bytes = new byte[Numbers.LONGEST];
        int end = new Numbers().put(number, real, bytes, 0);
        return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    }
}
