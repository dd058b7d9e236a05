package hypervisor.source.libvirt.collect;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.Daemon;
import hypervisor.source.libvirt.LibvirtException;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.GuestAgent;
import hypervisor.source.libvirt.domain.GuestInfoParser;
import hypervisor.source.libvirt.message.DomainReference;
import hypervisor.source.libvirt.message.GuestInfo;
import hypervisor.source.libvirt.message.ListAllDomains;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// What the agents inside the guests say: one call for each, one after the other, since a guest may take its time and
/// the daemon waits for seconds. Who did not answer is asked again ever more rarely; whoever there is no time for now
/// comes first in the next round.
final class AgentCollector extends LibvirtCollector<List<GuestAgent>> {
    /// How long the daemon waits for an agent, and a little more.
    private static final Duration TIME_OF_ONE = Duration.ofSeconds(6);

    private final Daemon daemon;
    private final StuckDomains stuck;
    private final AgentMemory memory;
    private final Predicate<DomainReference> wanted;

    /// @param wanted who is asked
    AgentCollector(
            Daemon daemon,
            StuckDomains stuck,
            AgentMemory memory,
            Duration interval,
            Predicate<DomainReference> wanted) {
        super("libvirt_agent", LibvirtFacts.GUEST_AGENTS, interval);
        this.daemon = daemon;
        this.stuck = stuck;
        this.memory = memory;
        this.wanted = wanted;
    }

    @Override
    List<GuestAgent> read(Deadline deadline) throws IOException, InterruptedException {
        List<DomainReference> active = DomainList.matching(daemon, ListAllDomains.ACTIVE, deadline).stream()
                .filter(wanted)
                .toList();
        memory.retain(active);
        List<DomainReference> due = active.stream()
                .filter(domain -> !stuck.contains(domain) && memory.isDue(domain))
                .sorted(Comparator.comparingLong(memory::askedAt))
                .toList();
        for (int i = 0; i < due.size() && (i == 0 || deadline.left().compareTo(TIME_OF_ONE) > 0); i++) {
            ask(due.get(i), deadline);
        }
        return active.stream().map(memory::said).filter(Objects::nonNull).toList();
    }

    private void ask(DomainReference domain, Deadline deadline) throws IOException, InterruptedException {
        try {
            memory.answered(
                    domain,
                    GuestInfoParser.parse(
                            domain.name(),
                            domain.uuid(),
                            daemon.call(new GuestInfo(domain, GuestInfo.ALL), deadline.within(TIME_OF_ONE))));
        } catch (SocketTimeoutException _) {
            memory.silent(domain);
        } catch (LibvirtException e) {
            if (Unsupported.is(e) && e.code() != Unsupported.OPERATION_UNSUPPORTED) {
                throw e;
            }
            if (e.code() == Unsupported.ARGUMENT_UNSUPPORTED) {
                memory.none(domain); // it has no channel for an agent
            } else if (!Unsupported.isGone(e)) {
                memory.silent(domain);
            }
        }
    }
}
