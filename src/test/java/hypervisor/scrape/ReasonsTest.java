package hypervisor.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    @Test
    void makesASentenceOfWhatIsNone() {
        assertThat(Reasons.of(new NoSuchFileException("/etc/pve"))).isEqualTo("no such file: /etc/pve");
        assertThat(Reasons.of(new AccessDeniedException("/dev/kvm"))).isEqualTo("permission denied: /dev/kvm");
        assertThat(Reasons.of(new IllegalStateException())).isEqualTo("IllegalStateException");
        assertThat(Reasons.of(new IndexOutOfBoundsException("4"))).isEqualTo("IndexOutOfBoundsException: 4");
        assertThat(Reasons.of(new IOException("connection refused"))).isEqualTo("connection refused");
    }

    @Test
    void saysHowLongWasWaited() {
        assertThat(Reasons.late(Duration.ofMillis(9500))).isEqualTo("no answer within 9.50 s");
    }
}
