package hypervisor.source.libvirt.collect;

import static java.util.stream.Collectors.toSet;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.Daemon;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.host.EventCount;
import hypervisor.source.libvirt.message.DomainReference;
import hypervisor.source.libvirt.message.ListAllDomains;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// What the daemon has told unasked, counted.
final class EventCollector extends LibvirtCollector<List<EventCount>> {
    private static final int ALL = 0;

    private final Daemon daemon;
    private final EventCounter counter;

    EventCollector(Daemon daemon, EventCounter counter) {
        super("libvirt_event", LibvirtFacts.EVENTS, Duration.ZERO);
        this.daemon = daemon;
        this.counter = counter;
    }

    @Override
    List<EventCount> read(Deadline deadline) throws IOException, InterruptedException {
        return counter.counts(daemon.call(new ListAllDomains(ALL), deadline).stream()
                .map(DomainReference::name)
                .collect(toSet()));
    }
}
