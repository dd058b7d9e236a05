package hypervisor.source.self;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.Fuzz;
import org.junit.jupiter.api.Test;

class ProcessStatTest {
    private static final String LINE = "4242 (java) S 1 4242 4242 0 -1 4194304 9000 0 12 0 350 41 0 0 20 0 23 0"
            + " 123456 5368709120 18000 18446744073709551615 1 1 0 0 0 0 0 0 16800972 0 0 0 17 1 0 0 0 0 0 0 0 0 0 0 0 0 0\n";

    @Test
    void readsTheColumnsBehindTheCommand() {
        assertThat(ProcessStat.parse("stat", LINE)).isEqualTo(new ProcessStat(391, 23, 123_456));
        assertThat(ProcessStat.parse("stat", LINE.replace("(java)", "(ja) S 1 (va)")))
                .isEqualTo(new ProcessStat(391, 23, 123_456));
    }

    @Test
    void saysWhereItFailed() {
        assertThatThrownBy(() -> ProcessStat.parse("stat", LINE.replace("350", "many")))
                .hasMessage("stat:1: user time is not a number: many");
        assertThatThrownBy(() -> ProcessStat.parse("stat", "4242 (java) S 1"))
                .hasMessage("stat:1: user time is missing: column 14");
        assertThatThrownBy(() -> ProcessStat.parse("stat", "")).hasMessage("stat:1: no command in parentheses");
    }

    @Test
    void nothingItReadsDoesHarm() {
        Fuzz.run(1, 2000, random -> {
            String text = Mutated.text(LINE, random);
            ProcessStat.parse("stat", text);
            return text.length();
        });
    }
}
