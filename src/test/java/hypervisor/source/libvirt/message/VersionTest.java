package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void decode() {
        assertThat(Version.decode(Bytes.reader("00000000 00adb278 | 11383416"))).isEqualTo(new Version(11, 383, 416));
    }

    @Test
    void refusesANumberThatIsNoVersion() {
        assertThatThrownBy(() -> Version.decode(Bytes.reader("ffffffff ffffffff |")))
                .hasMessage("libvirt version: 18446744073709551615 is none");
    }
}
