package hypervisor.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailureLogTest {
    private final List<String> lines = new ArrayList<>();
    private long now = 17;
    private final FailureLog log = new FailureLog(new Lines(), () -> now);

    @Test
    void saysAFailureOnceAndWhenItIsOver() {
        for (int i = 0; i < 240; i++) {
            log.failed("libvirt_domain", new IOException("connection refused"));
            now += Duration.ofSeconds(14).toNanos();
        }
        log.succeeded("libvirt_domain");
        log.succeeded("libvirt_domain");

        assertThat(lines)
                .containsExactly(
                        "WARNING collector libvirt_domain failed: connection refused",
                        "INFO collector libvirt_domain works again after 240 failures");
    }

    @Test
    void remindsEveryHour() {
        log.failed("a", new IOException("down"));
        now += Duration.ofHours(1).toNanos();
        log.failed("a", new IOException("down"));

        assertThat(lines).last().isEqualTo("WARNING collector a failed: down (failure 2 in a row)");
    }

    @Test
    void saysAnotherCauseButNotAStreamOfThem() {
        for (int i = 0; i < 100; i++) {
            log.failed("a", new IOException("serial " + i));
            now += Duration.ofSeconds(1).toNanos();
        }

        assertThat(lines)
                .containsExactly(
                        "WARNING collector a failed: serial 0",
                        "WARNING collector a failed: serial 60 (failure 61 in a row)");
    }

    @Test
    void collectorsAreCountedApart() {
        log.failed("a", new IOException("down"));
        log.failed("b", new IOException("down"));
        log.succeeded("a");

        assertThat(lines)
                .containsExactly(
                        "WARNING collector a failed: down",
                        "WARNING collector b failed: down",
                        "INFO collector a works again after one failure");
    }

    @Test
    void makesASentenceOfWhatIsNone() {
        assertThat(FailureLog.reason(new NoSuchFileException("/etc/pve"))).isEqualTo("no such file: /etc/pve");
        assertThat(FailureLog.reason(new IllegalStateException())).isEqualTo("IllegalStateException");
    }

    private final class Lines implements System.Logger {
        @Override
        public String getName() {
            return "test";
        }

        @Override
        public boolean isLoggable(Level level) {
            return level != Level.DEBUG;
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
            if (isLoggable(level)) {
                lines.add(level + " " + message);
            }
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String format, @Nullable Object... params) {
            log(level, bundle, format, (Throwable) null);
        }
    }
}
