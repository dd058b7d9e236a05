package hypervisor.source.procfs;

import hypervisor.fact.Fact;

/// What procfs tells of guests and of this machine.
public final class ProcfsFacts {
    /// The `source` of the collectors here.
    public static final String SOURCE = "host";

    public static final Fact<GuestProcesses> GUESTS = Fact.named("the processes of guests");
    public static final Fact<HostNode> NODE = Fact.named("this machine");
    public static final Fact<HostDisks> DISKS = Fact.named("this machine's disks");

    private ProcfsFacts() {}
}
