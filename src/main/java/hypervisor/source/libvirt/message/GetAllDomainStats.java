package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.util.List;

/// `REMOTE_PROC_CONNECT_GET_ALL_DOMAIN_STATS`: the statistics of many domains, in one round trip (since libvirt 1.2.8).
///
/// ```
/// call                                     reply
/// uint32 | number of domains, 0 for all    uint32 | number of records
///        |   each of them                         |   string | name
/// uint32 | groups of statistics                   |   16     | uuid
/// uint32 | flags                                  |   int32  | id, -1 while not running
///                                                 |   list   | typed parameters
/// ```
///
/// A domain asked for that is gone has no record. The records' order is no order.
///
/// @param domains which; none means all that the flags pick out
/// @param groups a sum of [#STATE], [#CPU] and so on; 0 asks for all that the daemon knows, and what it does not
/// know it leaves out
/// @param flags a sum of [#ACTIVE] and so on; one the daemon does not know is an error (8)
public record GetAllDomainStats(List<DomainReference> domains, int groups, int flags)
        implements Call<List<GetAllDomainStats.DomainStats>> {
    public static final int STATE = 1;
    public static final int CPU = 1 << 1;
    public static final int BALLOON = 1 << 2;
    public static final int VCPU = 1 << 3;
    public static final int INTERFACE = 1 << 4;
    public static final int BLOCK = 1 << 5;
    /// Since libvirt 1.3.3.
    public static final int PERF = 1 << 6;
    /// Since libvirt 4.10.0.
    public static final int IOTHREAD = 1 << 7;
    /// Since libvirt 6.0.0.
    public static final int MEMORY = 1 << 8;
    /// Since libvirt 7.2.0.
    public static final int DIRTY_RATE = 1 << 9;
    /// Since libvirt 8.9.0.
    public static final int VM = 1 << 10;

    /// Groups that need no answer of the hypervisor process, so that a stuck one cannot hold them up.
    public static final int WITHOUT_MONITOR = STATE | INTERFACE;

    public static final int ACTIVE = 1;
    public static final int INACTIVE = 1 << 1;
    public static final int PERSISTENT = 1 << 2;
    public static final int TRANSIENT = 1 << 3;
    public static final int RUNNING = 1 << 4;
    public static final int PAUSED = 1 << 5;
    public static final int SHUTOFF = 1 << 6;
    public static final int OTHER = 1 << 7;
    /// Leave out what a domain's monitor would have to tell while somebody else is waiting for it. Since libvirt 4.5.0.
    public static final int NOWAIT = 1 << 29;
    /// A disk's whole backing chain. Since libvirt 1.2.12.
    public static final int BACKING = 1 << 30;
    /// A group the daemon does not know is an error (74).
    public static final int ENFORCE = 1 << 31;

    private static final int PROCEDURE = 344;

    public GetAllDomainStats {
        domains = List.copyOf(domains);
    }

    /// One domain's statistics.
    public record DomainStats(DomainReference domain, List<TypedParam> params) {

        static DomainStats decode(XdrReader in) {
            return new DomainStats(DomainReference.decode(in), in.list(Limits.DOMAIN_STATS_PARAMS, TypedParam::decode));
        }
    }

    @Override
    public int procedure() {
        return PROCEDURE;
    }

    @Override
    public void encode(XdrWriter out) {
        out.list(domains, (writer, domain) -> domain.encode(writer))
                .int32(groups)
                .int32(flags);
    }

    @Override
    public List<DomainStats> decode(XdrReader in) {
        return in.list(Limits.DOMAINS, DomainStats::decode);
    }
}
