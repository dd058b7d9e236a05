package hypervisor.source.libvirt.collect;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.Daemon;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.DomainJob;
import hypervisor.source.libvirt.message.DomainJobInfo;
import hypervisor.source.libvirt.message.DomainReference;
import hypervisor.source.libvirt.message.ListAllDomains;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The jobs of running domains: one call for each. It waits for whoever uses the domain's hypervisor process, so stuck
/// domains are left out, and it is not made while we read statistics.
final class JobCollector extends LibvirtCollector<List<DomainJob>> {
    private static final int UNBOUNDED = 2;

    private final Daemon daemon;
    private final StuckDomains stuck;

    JobCollector(Daemon daemon, StuckDomains stuck, Duration interval) {
        super("libvirt_job", LibvirtFacts.JOBS, interval);
        this.daemon = daemon;
        this.stuck = stuck;
    }

    @Override
    List<DomainJob> read(Deadline deadline) throws IOException, InterruptedException {
        List<DomainReference> active = DomainList.matching(daemon, ListAllDomains.ACTIVE, deadline);
        if (!stuck.jobs.tryLock(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
            throw new SocketTimeoutException("the statistics of the domains took all the time");
        }
        try {
            return jobs(
                    active.stream().filter(domain -> !stuck.contains(domain)).toList(), deadline);
        } finally {
            stuck.jobs.unlock();
        }
    }

    private List<DomainJob> jobs(List<DomainReference> domains, Deadline deadline)
            throws IOException, InterruptedException {
        List<DomainJob> jobs = new ArrayList<>();
        for (var answer : Answers.all(daemon, domains, DomainJobInfo::new, deadline)) {
            switch (answer) {
                case Answers.Present<DomainReference, DomainJobInfo.Reply>(var domain, var reply) ->
                    jobs.add(job(domain, reply));
                case Answers.Refused<DomainReference, DomainJobInfo.Reply> refused -> refused.skip();
            }
        }
        return List.copyOf(jobs);
    }

    private static DomainJob job(DomainReference domain, DomainJobInfo.Reply reply) {
        return new DomainJob(
                domain.name(),
                domain.uuid(),
                reply.type(),
                reply.elapsed(),
                reply.type() == UNBOUNDED ? null : reply.remaining(),
                reply.dataTotal(),
                reply.dataProcessed(),
                reply.dataRemaining(),
                reply.memoryTotal(),
                reply.memoryProcessed(),
                reply.memoryRemaining(),
                reply.fileTotal(),
                reply.fileProcessed(),
                reply.fileRemaining());
    }
}
