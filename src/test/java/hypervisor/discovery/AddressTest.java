package hypervisor.discovery;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.168.1.5, 192.168.1.5:80",
        "2001:DB8:0:0:0:0:0:5, [2001:db8::5]:80",
        "2001:db8:0:0:1:0:0:1, [2001:db8::1:0:0:1]:80",
        "2001:db8:0:1:1:1:1:1, [2001:db8:0:1:1:1:1:1]:80",
        "fd00::, [fd00::]:80",
        "64:ff9b::192.0.2.33, [64:ff9b::c000:221]:80",
        "::ffff:192.0.2.1, 192.0.2.1:80",
    })
    void isWrittenInOneWay(String told, String expected) {
        Address address = Address.of(told);

        assertThat(requireNonNull(address).withPort(80)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "::1",
                "0.0.0.0",
                "::",
                "169.254.169.254",
                "fe80::5054:ff:fe12:3456",
                "fe80::1%eth0",
                "224.0.0.1",
                "ff02::1",
                "",
                "1",
                "0x7f000001",
                "127.1",
                "192.168.1.256",
                "192.168.1.5:80",
                "192.168.1.5/24",
                "evil.example",
                "[2001:db8::5]",
                "2001:db8::5::1",
                " 192.168.1.5",
                "192.168.1.5\n",
            })
    void isNoneWhereNobodyElseReachesIt(String told) {
        assertThat(Address.of(told)).isNull();
    }

    @Test
    void isNoneWhereNoneIsTold() {
        assertThat(Address.of(null)).isNull();
    }
}
