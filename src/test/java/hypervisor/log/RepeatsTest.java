package hypervisor.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    private final List<String> lines = new ArrayList<>();
    private long now;
    private final Repeats repeats = new Repeats(new Recording(), () -> now);

    @Test
    void saysAFailureOnceAndThenCounts() {
        for (int i = 0; i <= 41; i++) {
            repeats.failed("libvirt", Level.WARNING, "no daemon");
            now += Duration.ofSeconds(15).toNanos();
        }

        assertThat(lines).containsExactly("WARNING no daemon", "WARNING no daemon (repeated 40 times in 10m)");
    }

    @Test
    void speaksAgainWhenItChangesAndWhenItEnds() {
        repeats.failed("libvirt", Level.WARNING, "no daemon");
        now += Duration.ofSeconds(30).toNanos();
        repeats.failed("libvirt", Level.WARNING, "no daemon");
        repeats.failed("libvirt", Level.WARNING, "refused");
        repeats.ended("libvirt", "connected");
        repeats.ended("libvirt", "connected");

        assertThat(lines)
                .containsExactly(
                        "WARNING no daemon",
                        "WARNING refused (before this, \"no daemon\" was repeated once in 30s)",
                        "INFO connected");
    }

    @Test
    void isTheSameFailureWhicheverEndpointTellsIt() {
        repeats.failed("proxmox", Level.WARNING, "https://pve1:8006 /cluster/status: 403; no more");
        repeats.failed("proxmox", Level.WARNING, "https://pve2:8006 /cluster/status: 403; no more");
        repeats.failed("proxmox", Level.WARNING, "https://pve2:8006 /cluster/status: 500; no more");

        assertThat(lines)
                .containsExactly(
                        "WARNING https://pve1:8006 /cluster/status: 403; no more",
                        "WARNING https://pve2:8006 /cluster/status: 500; no more (before this, "
                                + "\"https://pve1:8006 /cluster/status: 403; no more\" was repeated once in 0s)");
    }

    @Test
    void forgetsWhatIsBeyondAThousand() {
        for (int i = 0; i < 1_001; i++) {
            repeats.failed("key" + i, Level.WARNING, "no");
        }
        lines.clear();
        repeats.failed("key1000", Level.WARNING, "no");
        assertThat(lines).isEmpty();
        repeats.failed("key0", Level.WARNING, "no");
        assertThat(lines).containsExactly("WARNING no");
    }

    private final class Recording implements System.Logger {
        @Override
        public String getName() {
            return "recording";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
            lines.add(level + " " + message);
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String format, @Nullable Object... values) {
            lines.add(level + " " + format);
        }
    }
}
