package hypervisor.source.libvirt.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private static final int STATISTICS = 344;
    private static final int CONTROL_INFO = 229;

    private final InFlight calls = new InFlight(0);

    @Test
    void whoIsToBlameCanBeAskedWhileMoreAndMoreCallsHang() throws IOException, InterruptedException {
        Exchange overdue = enter(STATISTICS, Duration.ofSeconds(9));
        enter(STATISTICS, Duration.ofSeconds(9));
        calls.abandon(overdue);
        assertThatThrownBy(() -> enter(CONTROL_INFO, Duration.ofMillis(10)))
                .as("the second call may be answered yet")
                .isInstanceOf(SocketTimeoutException.class);
        enter(CONTROL_INFO, Duration.ofSeconds(9));
        assertThat(calls.serials()).hasSize(3);
        assertThatThrownBy(() -> enter(STATISTICS, Duration.ofMillis(10))).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void whoIsToBlameCanBeAskedBesideFourOthers() throws IOException, InterruptedException {
        for (int i = 0; i < 4; i++) {
            enter(STATISTICS, Duration.ofSeconds(9));
        }
        assertThatThrownBy(() -> enter(STATISTICS, Duration.ofMillis(10))).isInstanceOf(SocketTimeoutException.class);
        enter(CONTROL_INFO, Duration.ofSeconds(9));
        assertThatThrownBy(() -> enter(CONTROL_INFO, Duration.ofMillis(10))).isInstanceOf(SocketTimeoutException.class);
    }

    private Exchange enter(int procedure, Duration time) throws IOException, InterruptedException {
        return calls.enter(procedure, Deadline.in(time), _ -> {});
    }
}
