package hypervisor.source.libvirt.collect;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.Daemon;
import hypervisor.source.libvirt.LibvirtException;
import hypervisor.source.libvirt.message.DomainReference;
import hypervisor.source.libvirt.message.DomainState;
import hypervisor.source.libvirt.message.GetAllDomainStats;
import hypervisor.source.libvirt.message.GetAllDomainStats.DomainStats;
import hypervisor.source.libvirt.message.TypedParam;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads the statistics that the daemon knows without asking any hypervisor process, so that none can hold it up.
final class FreeStatistics {
    private static final int NO_FLAGS = 0;
    private static final int MAXIMA = GetAllDomainStats.BALLOON | GetAllDomainStats.VCPU;

    private final Daemon daemon;
    private final StatisticsCall statistics;

    FreeStatistics(Daemon daemon, StatisticsCall statistics) {
        this.daemon = daemon;
        this.statistics = statistics;
    }

    /// Of all domains there are now, each as it is now called and numbered.
    ///
    /// @param listed used where the driver has no statistics, and each domain's state is all that can be read
    List<DomainStats> ofAll(List<DomainReference> listed, Deadline deadline) throws IOException, InterruptedException {
        try {
            return statistics.ask(List.of(), CollectorOptions.FREE_GROUPS, NO_FLAGS, deadline);
        } catch (LibvirtException e) {
            if (!Unsupported.is(e)) {
                throw e;
            }
            return states(listed, deadline);
        }
    }

    /// The maximum of memory and vCPUs of domains that do not run. Never their CPU time, for which libvirt tells the
    /// daemon's own, nor their disks, whose images it would open.
    List<DomainStats> maxima(List<DomainReference> inactive, Deadline deadline)
            throws IOException, InterruptedException {
        if (inactive.isEmpty()) {
            return List.of();
        }
        try {
            return statistics.ask(inactive, MAXIMA, GetAllDomainStats.INACTIVE, deadline);
        } catch (LibvirtException _) {
            return List.of();
        }
    }

    private List<DomainStats> states(List<DomainReference> listed, Deadline deadline)
            throws IOException, InterruptedException {
        List<DomainStats> states = new ArrayList<>();
        for (var answer : Answers.all(daemon, listed, DomainState::new, deadline)) {
            if (answer
                    instanceof
                    Answers.Present<DomainReference, DomainState.Reply>(var domain, DomainState.Reply reply)) {
                states.add(new DomainStats(
                        domain, List.of(number("state.state", reply.state()), number("state.reason", reply.reason()))));
            }
        }
        return states;
    }

    private static TypedParam number(String field, int value) {
        return new TypedParam(field, new TypedParam.Value.Int(value));
    }
}
