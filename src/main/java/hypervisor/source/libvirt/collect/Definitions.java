package hypervisor.source.libvirt.collect;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.stream.Collectors.toSet;

import hypervisor.scrape.Deadline;
import hypervisor.source.MalformedException;
import hypervisor.source.libvirt.Daemon;
import hypervisor.source.libvirt.DaemonListener;
import hypervisor.source.libvirt.DomainEvent;
import hypervisor.source.libvirt.domain.DomainDefinition;
import hypervisor.source.libvirt.domain.DomainStatistics;
import hypervisor.source.libvirt.message.DomainReference;
import hypervisor.source.libvirt.message.DomainXmlDesc;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the domains' XML says, read once and again only when an event, the list or the statistics tell of a change, or
/// when it has become old.
final class Definitions implements DaemonListener {
    private static final System.Logger LOG = System.getLogger(Definitions.class.getName());
    private static final int BATCH = 64;

    private final Daemon daemon;
    private final CollectorOptions options;
    private final LongSupplier nanoTime;
    private final Map<UUID, Entry> entries = new ConcurrentHashMap<>();
    private final Set<UUID> changed = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Set<String>> unexplained = new ConcurrentHashMap<>();
    private volatile boolean events;

    /// @param definition null where it could not be read
    private record Entry(Run run, String name, @Nullable DomainDefinition definition, long readAt) {}

    Definitions(Daemon daemon, CollectorOptions options, LongSupplier nanoTime) {
        this.daemon = daemon;
        this.options = options;
        this.nanoTime = nanoTime;
    }

    @Override
    public void connected(boolean events) {
        this.events = events;
        changed.addAll(entries.keySet());
    }

    @Override
    public void event(DomainEvent event) {
        if (DefinitionChanges.isOne(event.kind())) {
            changed.add(event.uuid());
        }
    }

    /// Reads what is new or has changed, as far as the deadline allows, and forgets domains that are gone.
    void refresh(List<DomainReference> domains, Deadline deadline) throws IOException, InterruptedException {
        Set<UUID> living = domains.stream().map(DomainReference::uuid).collect(toSet());
        entries.keySet().retainAll(living);
        changed.retainAll(living);
        unexplained.keySet().retainAll(living);
        read(domains.stream().filter(this::isDue).toList(), deadline);
    }

    /// Reads the definitions again that lack a device which the statistics have: it was plugged in unnoticed.
    ///
    /// @param statistics by domain
    void explain(Map<DomainReference, DomainStatistics> statistics, Deadline deadline)
            throws IOException, InterruptedException {
        read(
                statistics.entrySet().stream()
                        .filter(entry -> hasNewDevice(entry.getKey().uuid(), entry.getValue()))
                        .map(Map.Entry::getKey)
                        .toList(),
                deadline);
    }

    @Nullable DomainDefinition of(DomainReference domain) {
        Entry entry = entries.get(domain.uuid());
        return entry == null ? null : entry.definition();
    }

    private boolean isDue(DomainReference domain) {
        Entry entry = entries.get(domain.uuid());
        return entry == null
                || !entry.run().equals(Run.of(domain))
                || !entry.name().equals(domain.name())
                || changed.contains(domain.uuid())
                || nanoTime.getAsLong() - entry.readAt() > age().toNanos();
    }

    private Duration age() {
        return events ? options.definitionRefresh() : options.definitionRefreshWithoutEvents();
    }

    private void read(List<DomainReference> domains, Deadline deadline) throws IOException, InterruptedException {
        for (int i = 0; i < domains.size(); i += BATCH) {
            List<DomainReference> batch = domains.subList(i, Math.min(domains.size(), i + BATCH));
            batch.forEach(domain -> changed.remove(domain.uuid())); // a change from here on is a new one
            try {
                for (var answer :
                        Answers.all(daemon, batch, domain -> new DomainXmlDesc(domain, DomainXmlDesc.LIVE), deadline)) {
                    keep(answer);
                }
            } catch (SocketTimeoutException e) {
                batch.forEach(domain -> changed.add(domain.uuid()));
                LOG.log(
                        DEBUG,
                        () -> "definitions of %d domains were not read: %s".formatted(batch.size(), e.getMessage()));
                return;
            }
        }
    }

    private void keep(Answers.Answer<DomainReference, String> answer) {
        switch (answer) {
            case Answers.Present<DomainReference, String>(var domain, var xml) -> keep(domain, parsed(domain, xml));
            case Answers.Refused<DomainReference, String>(var domain, var cause) -> {
                if (!Unsupported.isGone(cause)) {
                    LOG.log(DEBUG, () -> "definition of domain " + domain.name() + ": " + cause.getMessage());
                    keep(domain, null);
                }
            }
        }
    }

    private void keep(DomainReference domain, @Nullable DomainDefinition definition) {
        entries.put(domain.uuid(), new Entry(Run.of(domain), domain.name(), definition, nanoTime.getAsLong()));
    }

    private @Nullable DomainDefinition parsed(DomainReference domain, String xml) {
        try {
            return options.definitionParser().parse(domain.name(), xml);
        } catch (MalformedException e) {
            Entry before = entries.get(domain.uuid());
            LOG.log(
                    before == null || before.definition() != null ? WARNING : DEBUG,
                    () -> "the definition of a domain cannot be read, its labels and disks are left out: "
                            + e.getMessage());
            return null;
        }
    }

    private boolean hasNewDevice(UUID domain, DomainStatistics statistics) {
        Entry entry = entries.get(domain);
        if (entry == null || entry.definition() == null) {
            return false;
        }
        Set<String> defined = targets(entry.definition());
        Set<String> unknown =
                devices(statistics).filter(name -> !defined.contains(name)).collect(toSet());
        if (unknown.isEmpty()) {
            unexplained.remove(domain);
            return false;
        }
        return !unknown.equals(unexplained.put(domain, unknown)); // what was unknown already is not in the XML
    }

    private static Stream<String> devices(DomainStatistics statistics) {
        return Stream.concat(
                statistics.blocks().stream().map(DomainStatistics.Block::name),
                statistics.interfaces().stream().map(DomainStatistics.Interface::name));
    }

    private static Set<String> targets(DomainDefinition definition) {
        Stream<@Nullable String> disks = definition.disks().stream().map(DomainDefinition.Disk::target);
        Stream<@Nullable String> interfaces =
                definition.interfaces().stream().map(DomainDefinition.NetworkInterface::target);
        return Stream.concat(disks, interfaces).flatMap(Stream::ofNullable).collect(toSet());
    }
}
