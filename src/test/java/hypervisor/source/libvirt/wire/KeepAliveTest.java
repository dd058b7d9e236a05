package hypervisor.source.libvirt.wire;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.libvirt.wire.KeepAlive.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeepAliveTest {
    private static final List<Integer> NONE = List.of();

    private final KeepAlive keepAlive = new KeepAlive(2);

    @Test
    void asksWhereNothingIsHeardAndGivesUpWhereNothingIsAnswered() {
        assertThat(keepAlive.tick(NONE)).isEqualTo(Verdict.FINE); // heard while connecting
        assertThat(keepAlive.tick(NONE)).isEqualTo(Verdict.PING);
        assertThat(keepAlive.tick(NONE)).isEqualTo(Verdict.PING);
        assertThat(keepAlive.tick(NONE)).isEqualTo(Verdict.DEAD);
    }

    @Test
    void whateverIsHeardStartsItAnew() {
        silent(NONE);
        keepAlive.heard();

        assertThat(keepAlive.tick(NONE)).isEqualTo(Verdict.FINE);
        assertThat(keepAlive.tick(NONE)).isEqualTo(Verdict.PING);
        assertThat(keepAlive.tick(NONE)).isEqualTo(Verdict.PING);
        assertThat(keepAlive.tick(NONE)).isEqualTo(Verdict.DEAD);
    }

    @Test
    void aDaemonThatMayNotBeReadingIsNotGivenUp() {
        silent(List.of(1, 2, 3, 4, 5));

        assertThat(keepAlive.tick(List.of(1, 2, 3, 4, 5))).isEqualTo(Verdict.FINE);
        assertThat(keepAlive.tick(NONE)).isEqualTo(Verdict.DEAD);
    }

    @Test
    void aDaemonThatWasSeenReadingWithSoManyCallsIs() {
        keepAlive.tick(List.of(1, 2));
        assertThat(keepAlive.tick(List.of(1, 2))).isEqualTo(Verdict.PING);
        keepAlive.heard();
        keepAlive.pong(List.of(1, 2, 3));
        silent(List.of(1, 2));

        assertThat(keepAlive.tick(List.of(1, 2, 3))).isEqualTo(Verdict.FINE); // three were not seen
        assertThat(keepAlive.tick(List.of(1, 2))).isEqualTo(Verdict.DEAD);
    }

    @Test
    void aCallAnsweredBeforeThePongProvesNothing() {
        keepAlive.tick(List.of(1));
        keepAlive.tick(List.of(1));
        keepAlive.heard();
        keepAlive.pong(List.of(2));
        silent(List.of(2));

        assertThat(keepAlive.tick(List.of(2))).isEqualTo(Verdict.FINE);
    }

    @Test
    void learnsOnceUnlessItKnowsOrAsksAlready() {
        assertThat(keepAlive.learns(List.of(1))).isTrue();
        assertThat(keepAlive.learns(List.of(1, 2))).isFalse();
        keepAlive.pong(List.of(1, 2));

        assertThat(keepAlive.learns(List.of(2))).isFalse();
        assertThat(keepAlive.learns(List.of(1, 2))).isTrue();
    }

    private void silent(List<Integer> inFlight) {
        for (int i = 0; i < 3; i++) {
            keepAlive.tick(inFlight);
        }
    }
}
