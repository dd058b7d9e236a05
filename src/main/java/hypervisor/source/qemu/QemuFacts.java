package hypervisor.source.qemu;

import hypervisor.fact.Fact;

/// What can be read from the monitors of QEMU.
public final class QemuFacts {
    public static final Fact<MonitorReadings> MONITORS = Fact.named("monitors of guests");

    private QemuFacts() {}
}
