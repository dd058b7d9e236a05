package hypervisor.source.pmxcfs;

import hypervisor.fact.Fact;

/// What can be read from `/etc/pve`.
public final class PmxcfsFacts {
    /// As in `hypervisor_up`.
    public static final String SOURCE = "pve";

    public static final Fact<ClusterConfig> CONFIG = Fact.named("Proxmox VE configuration");

    private PmxcfsFacts() {}
}
