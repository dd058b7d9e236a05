package hypervisor.dialect;

import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.source.pmxcfs.ClusterConfig;
import hypervisor.source.pmxcfs.PmxcfsFacts;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a VM that runs has its configuration on this node, which one that is just being migrated here has not.
final class ConfiguredHere {
    /// What has to be read to tell.
    static final Set<Fact<?>> FACTS = Set.of(PmxcfsFacts.CONFIG);

    private ConfiguredHere() {}

    /// Whether it is sure that it is not.
    static boolean isElsewhere(String id, Facts facts) {
        return Boolean.FALSE.equals(of(id, facts));
    }

    /// Null where the configuration cannot be read, so that nobody knows.
    static @Nullable Boolean of(String id, Facts facts) {
        ClusterConfig config = facts.value(PmxcfsFacts.CONFIG);
        if (config == null) {
            return null;
        }
        boolean mayBeHidden = config.vmIds().isEmpty()
                && !(config.missingRights().isEmpty() && config.failures().isEmpty());
        return mayBeHidden ? null : Boolean.valueOf(config.hasVm(id));
    }
}
