package hypervisor.source.libvirt.collect;

import hypervisor.source.libvirt.domain.DomainDefinition;
import hypervisor.source.libvirt.message.GetAllDomainStats;
import java.time.Duration;

/// What to read from a libvirt daemon, and how often. What changes with every scrape and is cheap is read in every
/// scrape; what takes a call for each domain, pool or network has an interval.
///
/// @param definitionParser reads a domain's XML
/// @param monitorGroups groups of [GetAllDomainStats] that are asked for running domains besides [#FREE_GROUPS]
/// @param parallelCalls statistics calls at once: of the five a daemon takes from one connection by default, one stays
/// free to ask what holds the others up
/// @param unansweredLimit unanswered calls beyond which no domain that may be stuck is asked anything: each holds one
/// of the daemon's workers, of which it has twenty by default
/// @param definitionRefresh age at which a domain's XML is read again although no event told of a change
/// @param definitionRefreshWithoutEvents the same where the daemon reports no events
/// @param vcpus interval of vCPU placement, a call for each running domain
/// @param jobs interval of job progress, a call for each running domain
/// @param snapshots interval of snapshot counts, a call for each domain that has any
/// @param pools interval of storage pools
/// @param networks interval of virtual networks
/// @param leases interval of DHCP leases
/// @param volumes interval of storage volumes, a call for each volume
/// @param agents interval of guest agents, a call for each running domain that may take seconds
/// @param agentBackOff longest pause after which an agent that did not answer is asked again
public record CollectorOptions(
        DefinitionParser definitionParser,
        int monitorGroups,
        int parallelCalls,
        int unansweredLimit,
        Duration definitionRefresh,
        Duration definitionRefreshWithoutEvents,
        Duration vcpus,
        Duration jobs,
        Duration snapshots,
        Duration pools,
        Duration networks,
        Duration leases,
        Duration volumes,
        Duration agents,
        Duration agentBackOff) {
    /// Groups that no hypervisor process is asked for: always read, of all domains, in one call.
    public static final int FREE_GROUPS =
            GetAllDomainStats.STATE | GetAllDomainStats.INTERFACE | GetAllDomainStats.PERF | GetAllDomainStats.MEMORY;

    /// What nearly every hypervisor process can tell.
    public static final int USUAL_GROUPS =
            GetAllDomainStats.CPU | GetAllDomainStats.BALLOON | GetAllDomainStats.VCPU | GetAllDomainStats.BLOCK;

    /// Fewer domains than this are not worth a statistics call of their own.
    static final int DOMAINS_WORTH_A_CALL = 4;

    /// Reads a domain's XML.
    @FunctionalInterface
    public interface DefinitionParser {
        /// @param domain whose XML it is, for the message of a failure
        /// @throws hypervisor.source.MalformedException it cannot be read
        DomainDefinition parse(String domain, String xml);
    }

    public static CollectorOptions standard(DefinitionParser definitionParser) {
        return new CollectorOptions(
                definitionParser,
                USUAL_GROUPS,
                4,
                3,
                Duration.ofMinutes(10),
                Duration.ofMinutes(1),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                Duration.ofHours(1));
    }
}
