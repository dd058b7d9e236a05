package hypervisor.scrape;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Reads one fact from one source.
///
/// Called on a virtual thread of its own, and never twice at once: block freely, but not past the deadline, since the
/// scrape does not wait longer and the next one joins the run that is still going.
public interface Collector<T> {
    /// As in `collect[]` and `--collector.NAME`, the source first: `libvirt_domain`.
    String name();

    /// What is read: `libvirt`.
    String source();

    Fact<T> fact();

    /// How long a value may be shown again without reading it anew; zero reads in every scrape.
    default Duration freshness() {
        return Duration.ZERO;
    }

    /// How long past its freshness a value may stand in for one that is late; zero never stands in.
    default Duration keptFor() {
        return Duration.ofMinutes(2);
    }

    /// How long a run may take that no scrape waits for: its value is shown by the scrapes after it, and until
    /// then they show the one before. Null for a collector that scrapes wait for.
    default @Nullable Duration background() {
        return null;
    }

    /// @throws IOException and any RuntimeException are reported as a failed reading of this fact alone
    Reading<T> collect(Deadline deadline) throws IOException, InterruptedException;
}
