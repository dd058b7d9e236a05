package hypervisor.source.sysfs;

import hypervisor.fact.Fact;
import java.util.List;

/// What sysfs tells of this machine.
public final class SysfsFacts {
    /// The host's ends of the interfaces of guests, sorted by name.
    public static final Fact<List<GuestLink>> INTERFACES = Fact.named("interfaces of guests");

    private SysfsFacts() {}
}
