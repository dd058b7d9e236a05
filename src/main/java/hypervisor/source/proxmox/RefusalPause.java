package hypervisor.source.proxmox;

import hypervisor.source.BackOff;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The time after a refusal in which the same is not tried again: 10 s, twice as long each time, 5 min at most.
/// Used under the lock of whoever has it.
final class RefusalPause {
    /// Once it is over, one request goes ahead; the others wait for what comes of it.
    private static final Duration TRIAL = Duration.ofSeconds(10);

    private final BackOff backOff = new BackOff(Duration.ofSeconds(10), Duration.ofMinutes(5), new Random());
    private final Authentication.Clock clock;
    private @Nullable ApiException refusal;
    private @Nullable String refused;
    private boolean trial;
    private long over;

    RefusalPause(Authentication.Clock clock) {
        this.clock = clock;
    }

    /// @param secret that was refused
    void begin(String secret, ApiException because) {
        boolean known = secret.equals(refused) && !trial && over - clock.nanoTime() > 0;
        refusal = because;
        refused = secret;
        if (!known) { // or requests that were sent together would count as many refusals
            trial = false;
            over = clock.nanoTime() + backOff.failed().toNanos();
        }
    }

    /// Whether the last thing that was heard of was a refusal.
    boolean isOn() {
        return refusal != null;
    }

    /// @throws ApiException this secret was refused, and it is too early to try it again
    void check(String secret) throws ApiException {
        if (refusal == null || !secret.equals(refused)) {
            return;
        }
        if (over - clock.nanoTime() > 0) {
            throw remembered();
        }
        trial = true;
        over = clock.nanoTime() + TRIAL.toNanos();
    }

    /// The refusal in its own words, which stay the same so that the log can count them.
    ApiException remembered() {
        ApiException before = refusal;
        if (before == null) {
            throw new IllegalStateException("nothing was refused");
        }
        return new ApiException(before.kind(), before.status(), String.valueOf(before.getMessage()), before);
    }

    void end() {
        if (refusal != null) {
            refusal = null;
            refused = null;
            backOff.succeeded();
        }
    }
}
