package hypervisor.cli;

import static java.lang.System.Logger.Level.WARNING;

import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import hypervisor.source.Limited;
import hypervisor.source.MissingRight;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A collector that says in the log, once, what it may not read.
final class ToldRights<T> extends Around<T> {
    private static final System.Logger LOG = System.getLogger(ToldRights.class.getName());

    private final Set<MissingRight> told;

    /// @param told what was said already, by any collector
    ToldRights(Collector<T> collector, Set<MissingRight> told) {
        super(collector);
        this.told = told;
    }

    /// Nothing was said yet.
    static Set<MissingRight> nothing() {
        return ConcurrentHashMap.newKeySet();
    }

    @Override
    public Reading<T> collect(Deadline deadline) throws IOException, InterruptedException {
        Reading<T> reading = super.collect(deadline);
        if (reading instanceof Reading.Present<T> present && present.value() instanceof Limited limited) {
            for (MissingRight missing : limited.missingRights()) {
                if (told.add(missing)) {
                    LOG.log(
                            WARNING,
                            () -> name() + ": " + missing.what() + " may not be read, which needs " + missing.right());
                }
            }
        }
        return reading;
    }
}
