package hypervisor.source.proxmox.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final String PRINTED = "AB:CD:".repeat(15) + "EF:01";

    @Test
    void allWaysToWriteOneAreTheSame() {
        String bare = PRINTED.replace(":", "");
        for (String written : List.of(
                PRINTED,
                " " + PRINTED + "\n",
                bare,
                bare.toLowerCase(Locale.ROOT),
                "sha256 Fingerprint=" + PRINTED,
                "SHA256:" + bare)) {
            assertThat(Fingerprint.parse(written)).hasToString(PRINTED);
        }
    }

    @Test
    void whatIsNoSha256IsRefused() {
        for (String written :
                List.of("", "AB:CD", PRINTED + ":00", PRINTED.replace('A', 'G'), "AB:".repeat(19) + "CD")) {
            assertThatThrownBy(() -> Fingerprint.parse(written))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("64 hexadecimal digits");
        }
    }
}
