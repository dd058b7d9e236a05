package hypervisor.filter;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What is known of all guests of one source, from the fact that describes them, for those facts that only name them.
///
/// Facts are read side by side: who needs a description before there is any waits a moment for the first one, but only
/// once, lest a source that never describes its guests delays every scrape.
final class Described {
    private static final int PATIENCE_SECONDS = 1;

    private final CountDownLatch first = new CountDownLatch(1);
    private volatile Map<String, Properties> all = Map.of();

    /// Instead of what was known before.
    ///
    /// @param guests by ID
    void are(Map<String, Properties> guests) {
        all = Map.copyOf(guests);
        first.countDown();
    }

    /// @param seen what is known from elsewhere, which counts more
    Properties of(String id, Properties seen) {
        awaitFirst();
        return seen.over(all.getOrDefault(id, Properties.NONE)).with("id", id);
    }

    void awaitFirst() {
        try {
            if (!first.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                first.countDown();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
