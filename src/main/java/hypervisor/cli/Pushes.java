package hypervisor.cli;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/// How many pushes went how, since the program began: a reload does not change that.
final class Pushes {
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile boolean begun;

    /// There is something to count from now on.
    void begin() {
        begun = true;
    }

    void succeeded() {
        succeeded.increment();
    }

    void failed() {
        failed.increment();
    }

    /// By outcome; empty where nothing was ever to be pushed.
    Map<String, Long> counts() {
        if (!begun) {
            return Map.of();
        }
        return new TreeMap<>(Map.of("succeeded", succeeded.sum(), "failed", failed.sum()));
    }
}
