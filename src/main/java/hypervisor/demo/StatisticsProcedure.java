package hypervisor.demo;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// `CONNECT_GET_ALL_DOMAIN_STATS` (344).
final class StatisticsProcedure {
    private static final int NOWAIT = 1 << 29;
    private static final int BACKING = 1 << 30;
    private static final int ENFORCE = 1 << 31;
    private static final int FILTERS = 0xff;
    private static final int MOST_DOMAINS = 16384;

    /// balloon, cpu (halt polling), vcpu, block, iothread, dirtyrate, vm: these ask the hypervisor process.
    private static final int MONITOR = 2 | 4 | 8 | 32 | 128 | 512 | 1024;

    private StatisticsProcedure() {}

    static void all(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError, InterruptedException {
        List<UUID> wanted = arguments.list(MOST_DOMAINS, DomainProcedures::reference);
        int groups = groups(arguments.int32(), session.faults());
        int flags = arguments.int32();
        int refused = flags & (session.faults().refusedFlags() | ~(FILTERS | NOWAIT | BACKING | ENFORCE));
        if (refused != 0) {
            throw RemoteError.invalid(
                    "unsupported flags (0x%x) in function qemuConnectGetAllDomainStats".formatted(refused));
        }
        groups = (flags & ENFORCE) != 0
                ? enforced(groups, session.faults())
                : groups & session.faults().groups();

        var answered = new TreeSet<String>();
        for (StandInDomain domain : chosen(session, wanted, flags)) {
            boolean asked = domain.active() && (groups & MONITOR) != 0;
            if (!asked || session.jobs().talk(domain.name(), (flags & NOWAIT) != 0)) {
                answered.add(domain.name());
            }
        }
        write(reply, session, chosen(session, wanted, flags), answered, groups, (flags & BACKING) != 0);
    }

    private static int groups(int asked, StandInFaults faults) {
        return asked == 0 ? faults.groups() : asked;
    }

    private static int enforced(int groups, StandInFaults faults) throws RemoteError {
        int unknown = groups & ~faults.groups();
        if (unknown != 0) {
            throw new RemoteError(
                    74,
                    10,
                    "argument unsupported: Stats types bits 0x%x are not supported by this daemon or QEMU"
                            .formatted(unknown));
        }
        return groups;
    }

    /// The explicit list leaves out, in silence, whoever is gone; the filters apply to it as well.
    private static List<StandInDomain> chosen(Session session, List<UUID> wanted, int flags) {
        return session.host().domains().stream()
                .filter(domain -> wanted.isEmpty() || wanted.contains(domain.uuid()))
                .filter(domain -> !session.faults().vanished(domain.name()))
                .filter(domain -> Filters.domain(flags & FILTERS, domain))
                .toList();
    }

    private static void write(
            XdrWriter reply,
            Session session,
            List<StandInDomain> domains,
            Set<String> answered,
            int groups,
            boolean backing) {
        reply.list(domains, (out, domain) -> {
            DomainProcedures.write(out, domain);
            var parameters = new ArrayList<Parameter>();
            domain.statistics().forEach(parameters::add);
            session.faults().additions().forEach(parameters::add);
            var selection = new StatisticsSelection(groups, backing, answered.contains(domain.name()));
            out.list(selection.of(parameters), (to, parameter) -> parameter.write(to));
        });
    }
}
