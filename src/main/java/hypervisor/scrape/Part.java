package hypervisor.scrape;

import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import java.time.Duration;

/// What one scrape waits for from one collector.
///
/// @param known whether the run was over before this scrape came, so that it shows a value that is still fresh
record Part<T>(Runner<T> runner, Run<T> run, boolean known) {

    Outcome settle(Deadline deadline, Duration budget, boolean thorough, Facts.Builder facts) {
        return runner.settle(this, deadline, budget, thorough, facts);
    }
}
