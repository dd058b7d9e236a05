package hypervisor.source.sensor;

import hypervisor.fact.Fact;
import java.util.List;

/// What the sensors of this machine tell.
public final class SensorFacts {
    /// The `source` of the collectors here.
    public static final String SOURCE = "host";

    /// In the order of their names.
    public static final Fact<List<SensorChip>> SENSORS = Fact.named("sensors of this machine");

    private SensorFacts() {}
}
