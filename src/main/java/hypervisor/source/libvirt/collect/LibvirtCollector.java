package hypervisor.source.libvirt.collect;

import static java.lang.System.Logger.Level.INFO;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.LibvirtException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// What all collectors of libvirt have in common: a call that the driver, the daemon's version or our rights do
/// not have makes the fact absent, and is told once.
abstract class LibvirtCollector<T> implements Collector<T> {
    private static final System.Logger LOG = System.getLogger(LibvirtCollector.class.getName());

    private final String name;
    private final Fact<T> fact;
    private final Duration freshness;
    private final AtomicBoolean told = new AtomicBoolean();

    /// @param freshness how long a value is shown again before it is read anew
    LibvirtCollector(String name, Fact<T> fact, Duration freshness) {
        this.name = name;
        this.fact = fact;
        this.freshness = freshness;
    }

    abstract T read(Deadline deadline) throws IOException, InterruptedException;

    @Override
    public final Reading<T> collect(Deadline deadline) throws IOException, InterruptedException {
        try {
            return Reading.of(read(deadline));
        } catch (LibvirtException e) {
            if (!Unsupported.is(e)) {
                throw e;
            }
            String because = "the daemon does not offer " + fact + " here: " + e.getMessage();
            if (told.compareAndSet(false, true)) {
                LOG.log(INFO, because);
            }
            return Reading.absent(because);
        }
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String source() {
        return "libvirt";
    }

    @Override
    public final Fact<T> fact() {
        return fact;
    }

    @Override
    public final Duration freshness() {
        return freshness;
    }
}
