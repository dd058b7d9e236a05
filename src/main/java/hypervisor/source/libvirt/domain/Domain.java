package hypervisor.source.libvirt.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One domain as one scrape saw it.
///
/// @param id the hypervisor's number for it while it runs, null while it does not
/// @param persistent whether it has a definition that outlives it; null where the daemon does not say
/// @param autostart whether it starts with the daemon; null where the daemon does not say
/// @param managedSave whether it has a managed save image; null where the daemon does not say
/// @param statistics from `CONNECT_GET_ALL_DOMAIN_STATS` (344)
/// @param definition from `DOMAIN_GET_XML_DESC` (14), perhaps from a scrape before; null where it could not be read
/// @param monitor whether the hypervisor process answered
/// @param cpuCoresUsed host cores in use since the scrape before: growth of CPU time over time passed; null without one
public record Domain(
        String name,
        UUID uuid,
        @Nullable Integer id,
        @Nullable Boolean persistent,
        @Nullable Boolean autostart,
        @Nullable Boolean managedSave,
        DomainStatistics statistics,
        @Nullable DomainDefinition definition,
        Monitor monitor,
        @Nullable Double cpuCoresUsed) {

    public boolean active() {
        return id != null;
    }

    /// Whether what only the hypervisor process can tell (block counters, balloon) is in the statistics.
    public enum Monitor {
        /// It answered, or was not needed: the domain is not running.
        ANSWERED,
        /// It did not answer in time, now or in an earlier scrape whose call is still waiting.
        STUCK,
        /// It was not asked, because too many calls are waiting for others, or because it was busy with another's; or
        /// the daemon was too slow for the scrape.
        NOT_ASKED
    }
}
