package hypervisor.source.cgroup;

import hypervisor.fact.Fact;

/// What control groups tell.
public final class CgroupFacts {
    /// The `source` of the collectors here.
    public static final String SOURCE = "host";

    public static final Fact<GuestCgroups> CGROUPS = Fact.named("the control groups of guests");

    private CgroupFacts() {}
}
