package hypervisor.source.smart;

import hypervisor.fact.Fact;

/// What the disks of this machine tell of themselves.
public final class SmartFacts {
    /// The `source` of the collectors here.
    public static final String SOURCE = "host";

    public static final Fact<SmartDisks> DISKS = Fact.named("health of this machine's disks");

    private SmartFacts() {}
}
