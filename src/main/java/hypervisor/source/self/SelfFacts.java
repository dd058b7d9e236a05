package hypervisor.source.self;

import hypervisor.fact.Fact;

/// What the exporter can read about itself.
public final class SelfFacts {
    /// The `source` of the collectors here.
    public static final String SOURCE = "self";

    public static final Fact<ProcessUsage> PROCESS = Fact.named("the exporter's process");
    public static final Fact<ProbeFigures> PROBES = Fact.named("the targets that are probed");
    public static final Fact<Jvm> JVM = Fact.named("the exporter's JVM");

    public static final Fact<PveRequestFigures> PVE_REQUESTS =
            Fact.named("requests as prometheus-pve-exporter counts them");
    public static final Fact<ServiceState> SERVICE = Fact.named("the exporter's service");

    private SelfFacts() {}
}
