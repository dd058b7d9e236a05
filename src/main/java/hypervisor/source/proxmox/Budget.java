package hypervisor.source.proxmox;

import hypervisor.source.proxmox.Authentication.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// So many requests a second on the whole, and 10 at once after a pause.
final class Budget {
    private static final int BURST = 10;

    private final double perSecond;
    private final Clock clock;
    private double left = BURST;
    private long at;

    Budget(double perSecond, Clock clock) {
        this.perSecond = perSecond;
        this.clock = clock;
        this.at = clock.nanoTime();
    }

    /// Takes one.
    ///
    /// @return how long to wait before it may be used; null, and none taken, where that is longer than one can
    ///     wait
    synchronized @Nullable Duration take(Duration patience) {
        long now = clock.nanoTime();
        left = Math.min(BURST, left + (now - at) * perSecond / 1e9);
        at = now;
        double missing = 1 - left;
        Duration wait = missing <= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(missing / perSecond * 1e9));
        if (wait.compareTo(patience) > 0) {
            return null;
        }
        left--;
        return wait;
    }
}
