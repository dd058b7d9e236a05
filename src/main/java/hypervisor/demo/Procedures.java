package hypervisor.demo;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/// The remote procedures a stand-in answers, by number: all of them read.
final class Procedures {
    static final int CONNECT_OPEN = 1;
    static final int CONNECT_CLOSE = 2;
    static final int SUPPORTS_FEATURE = 60;
    static final int AUTH_LIST = 66;

    /// The newest of libvirt 11.3: what is beyond is unknown to it.
    static final int NEWEST = 453;

    /// Answered before anybody has been authenticated.
    static final Set<Integer> BEFORE_AUTHENTICATION = Set.of(AUTH_LIST);

    /// Answered before the connection was opened.
    static final Set<Integer> BEFORE_OPEN = Set.of(AUTH_LIST, CONNECT_OPEN, CONNECT_CLOSE, SUPPORTS_FEATURE);

    /// Refused on a read-only connection, although they only ask: they talk to the guest's agent.
    static final Map<Integer, String> REFUSED_READ_ONLY = Map.of(
            337, "virDomainGetTime",
            342, "virConnectGetDomainCapabilities",
            349, "virDomainGetFSInfo",
            418, "virDomainGetGuestInfo");

    /// Reading procedures that no answer is made up for: not a violation, but not supported.
    static final Set<Integer> UNANSWERED = Set.of(
            17, 18, 19, 21, 25, 36, 37, 38, 43, 51, 52, 53, 64, 65, 70, 88, 100, 103, 114, 159, 194, 203, 243, 262, 263,
            265, 285, 298, 337, 340, 342, 349, 353, 360, 361, 378, 404, 426);

    static final Map<Integer, Procedure> ANSWERED = Map.ofEntries(
            entry(CONNECT_OPEN, ConnectionProcedures::open),
            entry(CONNECT_CLOSE, ConnectionProcedures::close),
            entry(SUPPORTS_FEATURE, ConnectionProcedures::supportsFeature),
            entry(AUTH_LIST, ConnectionProcedures::authenticationTypes),
            entry(316, EventProcedures::register),
            entry(317, EventProcedures::deregister),
            entry(3, HostProcedures::type),
            entry(4, HostProcedures::hypervisorVersion),
            entry(157, HostProcedures::daemonVersion),
            entry(59, HostProcedures::hostname),
            entry(110, HostProcedures::uri),
            entry(7, HostProcedures::capabilities),
            entry(5, HostProcedures::maximumVcpus),
            entry(6, HostProcedures::node),
            entry(227, HostProcedures::cpuStats),
            entry(228, HostProcedures::memoryStats),
            entry(102, HostProcedures::freeMemory),
            entry(101, HostProcedures::cellsFreeMemory),
            entry(293, HostProcedures::cpuMap),
            entry(273, DomainProcedures::list),
            entry(22, DomainProcedures::byId),
            entry(23, DomainProcedures::byName),
            entry(24, DomainProcedures::byUuid),
            entry(14, DomainProcedures::xml),
            entry(212, DomainProcedures::state),
            entry(16, DomainProcedures::info),
            entry(229, DomainProcedures::controlInfo),
            entry(150, DomainProcedures::active),
            entry(151, DomainProcedures::persistent),
            entry(15, DomainProcedures::autostart),
            entry(183, DomainProcedures::managedSave),
            entry(20, DomainDetailProcedures::vcpus),
            entry(163, DomainDetailProcedures::jobInfo),
            entry(351, DomainDetailProcedures::ioThreads),
            entry(274, DomainDetailProcedures::snapshots),
            entry(413, DomainDetailProcedures::checkpoints),
            entry(418, DomainDetailProcedures::guestInfo),
            entry(344, StatisticsProcedure::all),
            entry(281, StorageProcedures::list),
            entry(87, StorageProcedures::info),
            entry(154, StorageProcedures::active),
            entry(155, StorageProcedures::persistent),
            entry(89, StorageProcedures::autostart),
            entry(282, StorageProcedures::volumes),
            entry(98, StorageProcedures::volumeInfo),
            entry(283, NetworkProcedures::list),
            entry(152, NetworkProcedures::active),
            entry(153, NetworkProcedures::persistent),
            entry(44, NetworkProcedures::autostart),
            entry(45, NetworkProcedures::bridge),
            entry(341, NetworkProcedures::leases));

    private Procedures() {}

    /// Whether a procedure that is not answered may do more than read.
    static boolean mayChange(int procedure) {
        return procedure > 0
                && procedure <= NEWEST
                && !ANSWERED.containsKey(procedure)
                && !UNANSWERED.contains(procedure);
    }
}
