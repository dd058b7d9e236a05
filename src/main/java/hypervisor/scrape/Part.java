package hypervisor.scrape;

import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import java.time.Duration;

/// What one scrape waits for from one collector.
///
/// @param whose run it is
record Part<T>(Runner<T> runner, Run<T> run, Whose whose) {
    enum Whose {
        /// It was over before this scrape came, which shows a value that is still fresh.
        KNOWN,
        /// It was going when this scrape came.
        JOINED,
        /// This scrape started it.
        OWN
    }

    boolean known() {
        return whose == Whose.KNOWN;
    }

    Outcome settle(Deadline deadline, Duration budget, boolean thorough, Facts.Builder facts) {
        return runner.settle(this, deadline, budget, thorough, facts);
    }
}
