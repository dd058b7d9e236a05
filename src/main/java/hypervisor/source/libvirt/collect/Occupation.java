package hypervisor.source.libvirt.collect;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.Daemon;
import hypervisor.source.libvirt.message.ControlInfo;
import hypervisor.source.libvirt.message.DomainReference;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Asks which domains keep a caller waiting, by calls that the daemon answers even while they do
/// (`DOMAIN_GET_CONTROL_INFO`, 229).
final class Occupation {
    /// How long one command to a hypervisor process may take before we call the domain stuck.
    static final Duration LONG = Duration.ofMillis(500);

    private static final Duration TIME_TO_ASK = Duration.ofSeconds(1);

    private final Daemon daemon;

    Occupation(Daemon daemon) {
        this.daemon = daemon;
    }

    /// What a domain's way to its hypervisor process is taken by.
    sealed interface Taken {
        DomainReference domain();

        /// A command that has not been answered since.
        record Command(DomainReference domain, Duration since) implements Taken {
            boolean isLong() {
                return since.compareTo(LONG) >= 0;
            }
        }

        /// Something on behalf of a migration, backup or such, which is all the daemon tells of it.
        record Job(DomainReference domain) implements Taken {}
    }

    /// Those of the domains that are not free, in the given order; none where the daemon cannot tell.
    List<Taken> among(List<DomainReference> domains, Deadline deadline) throws IOException, InterruptedException {
        List<Taken> taken = new ArrayList<>();
        try {
            for (var answer : Answers.all(daemon, domains, ControlInfo::new, deadline.within(TIME_TO_ASK))) {
                if (answer
                        instanceof
                        Answers.Present<DomainReference, ControlInfo.Reply>(
                                DomainReference domain,
                                ControlInfo.Reply reply)) {
                    switch (reply.state()) {
                        case ControlInfo.OCCUPIED ->
                            taken.add(new Taken.Command(domain, Duration.ofMillis(reply.sinceMillis())));
                        case ControlInfo.JOB -> taken.add(new Taken.Job(domain));
                        default -> {} // free, or broken, which keeps nobody waiting
                    }
                }
            }
        } catch (SocketTimeoutException _) {
            return List.of(); // not even that is answered: it is the daemon that is slow
        }
        return taken;
    }
}
