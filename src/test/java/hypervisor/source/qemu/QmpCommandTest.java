package hypervisor.source.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class QmpCommandTest {
    /// A guest can be stopped, changed or ended over its monitor: a command that is not a question does not belong
    /// here.
    @Test
    void onlyQuestionsExist() {
        assertThat(Arrays.stream(QmpCommand.values()).map(QmpCommand::toString))
                .containsExactlyInAnyOrder(
                        "qmp_capabilities",
                        "query-status",
                        "query-block",
                        "query-blockstats",
                        "query-balloon",
                        "info network",
                        "info block");
    }
}
