package hypervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.source.MalformedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzTest {
    @Test
    void namesTheSeedOfAFailure() {
        assertThatThrownBy(() -> Fuzz.run(7, 10, random -> {
                    throw new IllegalStateException("a fault");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("fails with seed 7")
                .hasRootCauseMessage("a fault");
    }

    @Test
    void refusesMemoryTheInputDidNotPayFor() {
        assertThatThrownBy(() -> Fuzz.run(7, 1, _ -> new byte[8 << 20].length >> 20))
                .rootCause()
                .hasMessageMatching("takes 8\\d{6} bytes of memory for an input of 8");
    }

    @Test
    void acceptsWhatIsMalformedAndRunsEveryCase() {
        List<Long> seen = new ArrayList<>();

        Fuzz.run(7, 150, random -> {
            seen.add(random.nextLong());
            throw new MalformedException("input", "is odd");
        });

        assertThat(seen).hasSize(150).doesNotHaveDuplicates();
    }
}
