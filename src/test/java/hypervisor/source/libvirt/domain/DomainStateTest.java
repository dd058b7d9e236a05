package hypervisor.source.libvirt.domain;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.libvirt.host.VolumeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainStateTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, nostate, unknown",
        "1, 1, running, booted",
        "1, 11, running, post-copy failed",
        "2, 0, blocked, unknown",
        "3, 5, paused, I/O error",
        "3, 14, paused, API error",
        "4, 1, shutdown, user",
        "5, 2, shutoff, destroyed",
        "5, 8, shutoff, daemon",
        "6, 1, crashed, panicked",
        "7, 0, pmsuspended, unknown",
        "8, 0, unknown(8), unknown(0)",
        "1, 99, running, unknown(99)",
        "-1, -1, unknown(-1), unknown(-1)"
    })
    void stateAndReason(int state, int reason, String stateWord, String reasonWord) {
        assertThat(DomainState.word(state)).isEqualTo(stateWord);
        assertThat(DomainState.reason(state, reason)).isEqualTo(reasonWord);
    }

    @Test
    void theLastVolumeTypeAndTheFirstBeyond() {
        assertThat(VolumeType.word(5)).isEqualTo("ploop");
        assertThat(VolumeType.word(6)).isEqualTo("unknown(6)");
    }
}
