package hypervisor.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScrapeLogTest {
    private final Lines lines = new Lines();
    private final ScrapeLog log = new ScrapeLog(lines);

    @Test
    void aDaemonThatIsGoneIsOneLineAndItsReturnAnother() {
        var gone = List.of(failed("libvirt_domain", "no socket"), failed("libvirt_node", "no socket"));
        log.tell(gone);
        log.tell(gone);
        log.tell(List.of(worked("libvirt_domain"), worked("libvirt_node")));

        assertThat(lines.said)
                .containsExactly(
                        "libvirt cannot be read in full: no socket (libvirt_domain, libvirt_node)",
                        "libvirt is read again (before this, \"libvirt cannot be read in full: no socket"
                                + " (libvirt_domain, libvirt_node)\" was repeated once in 0s)");
    }

    @Test
    void reasonsThatDifferAreToldApart() {
        log.tell(List.of(failed("libvirt_domain", "late"), failed("libvirt_node", "denied")));

        assertThat(lines.said)
                .containsExactly("libvirt cannot be read in full: late (libvirt_domain); denied (libvirt_node)");
    }

    @Test
    void scrapesThatAskOtherCollectorsDoNotTakeTurnsInTheLog() {
        for (int i = 0; i < 3; i++) {
            log.tell(List.of(failed("libvirt_domain", "late")));
            log.tell(List.of(worked("libvirt_node")));
        }

        assertThat(lines.said).hasSize(1);
    }

    private static Outcome failed(String collector, String because) {
        return new Outcome(collector, "libvirt", false, 0.1, null, because);
    }

    private static Outcome worked(String collector) {
        return new Outcome(collector, "libvirt", true, 0.1, 0.0, null);
    }

    private static final class Lines implements System.Logger {
        private final List<String> said = new ArrayList<>();

        @Override
        public String getName() {
            return "lines";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
            said.add(String.valueOf(message));
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String format, @Nullable Object... arguments) {
            said.add(String.valueOf(format));
        }
    }
}
