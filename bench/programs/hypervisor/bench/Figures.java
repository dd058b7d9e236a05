package hypervisor.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Durations of one kind, in milliseconds.
final class Figures {
    private final List<Double> sorted = new ArrayList<>();

    void add(Duration duration) {
        double value = duration.toNanos() / 1e6;
        int at = Collections.binarySearch(sorted, value);
        sorted.add(at < 0 ? -at - 1 : at, value);
    }

    double least() {
        return sorted.getFirst();
    }

    double median() {
        return quantile(0.5);
    }

    double mean() {
        return sorted.stream().mapToDouble(value -> value).average().orElseThrow();
    }

    /// The nearest that was measured.
    double quantile(double share) {
        return sorted.get((int) Math.round(share * (sorted.size() - 1)));
    }
}
