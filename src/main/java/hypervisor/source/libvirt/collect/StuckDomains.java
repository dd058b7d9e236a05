package hypervisor.source.libvirt.collect;

import hypervisor.source.libvirt.message.DomainReference;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// The domains that hold up whoever asks their hypervisor process for anything, as of the last reading, for all that
/// would otherwise wait for them too.
final class StuckDomains {
    /// Held by who makes calls that take a domain's job, so that none of ours finds a domain busy with another of ours.
    final ReentrantLock jobs = new ReentrantLock(true);

    private volatile Set<Run> stuck = Set.of();

    void are(Set<Run> runs) {
        stuck = Set.copyOf(runs);
    }

    boolean contains(DomainReference domain) {
        return stuck.contains(Run.of(domain));
    }
}
