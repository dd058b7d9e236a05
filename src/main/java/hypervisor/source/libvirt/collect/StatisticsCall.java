package hypervisor.source.libvirt.collect;

import static java.lang.System.Logger.Level.INFO;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.Daemon;
import hypervisor.source.libvirt.DaemonListener;
import hypervisor.source.libvirt.DomainEvent;
import hypervisor.source.libvirt.LibvirtException;
import hypervisor.source.libvirt.message.DomainReference;
import hypervisor.source.libvirt.message.GetAllDomainStats;
import hypervisor.source.libvirt.message.GetAllDomainStats.DomainStats;
import java.io.IOException;
import java.util.List;

/// Asks for statistics with the flags and groups that this daemon knows: what it refuses is left out from then on, for
/// as long as the connection lives.
final class StatisticsCall implements DaemonListener {
    private static final System.Logger LOG = System.getLogger(StatisticsCall.class.getName());

    private final Daemon daemon;
    private volatile int refusedFlags;
    private volatile int refusedGroups;

    StatisticsCall(Daemon daemon) {
        this.daemon = daemon;
    }

    /// Another connection, perhaps to another daemon: everything may be asked for again.
    @Override
    public void connected(boolean events) {
        refusedFlags = 0;
        refusedGroups = 0;
    }

    @Override
    public void event(DomainEvent event) {}

    /// Whether a domain in whose job somebody waits can be asked about without waiting too.
    boolean passesBusyDomains() {
        return (refusedFlags & GetAllDomainStats.NOWAIT) == 0;
    }

    /// @param domains none for all
    GetAllDomainStats of(List<DomainReference> domains, int groups, int flags) {
        return new GetAllDomainStats(domains, groups & ~refusedGroups, flags & ~refusedFlags);
    }

    /// Asks and waits, again without what is refused.
    List<DomainStats> ask(List<DomainReference> domains, int groups, int flags, Deadline deadline)
            throws IOException, InterruptedException {
        while (true) {
            GetAllDomainStats call = of(domains, groups, flags);
            try {
                return daemon.call(call, deadline);
            } catch (LibvirtException e) {
                if (!isRefusal(call, e)) {
                    throw e;
                }
            }
        }
    }

    /// Whether an error refuses a flag or a group of the call, so that a new one without it can be tried.
    boolean isRefusal(GetAllDomainStats call, LibvirtException e) {
        int named = Unsupported.bits(e);
        return switch (e.code()) {
            case Unsupported.INVALID_ARGUMENT -> {
                // A daemon that does not say which flag it means has an old driver: the newest flags go first.
                int bits = named == 0 ? Integer.highestOneBit(call.flags()) : named & call.flags();
                tell("flags", bits & ~refusedFlags, e);
                refusedFlags |= bits;
                yield bits != 0;
            }
            case Unsupported.ARGUMENT_UNSUPPORTED -> {
                int bits = named & call.groups();
                tell("groups", bits & ~refusedGroups, e);
                refusedGroups |= bits;
                yield bits != 0;
            }
            default -> false;
        };
    }

    private static void tell(String what, int bits, LibvirtException e) {
        if (bits != 0) {
            LOG.log(
                    INFO,
                    () -> "libvirt statistics are read without the %s 0x%x, which the daemon refuses: %s"
                            .formatted(what, bits, e.getMessage()));
        }
    }
}
