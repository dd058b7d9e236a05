package hypervisor.dialect;

import hypervisor.fact.Outcome;
import hypervisor.metric.MetricSet;
import java.util.List;
import java.util.stream.Stream;

/// `libvirt_up`, which three exporters have: whether this scrape read the domains.
final class LibvirtUp {
    private static final String DOMAINS = "libvirt_domain";

    /// A value kept from an earlier scrape, or no libvirt on this machine, is not up.
    static final MetricSet<List<Outcome>, Outcome> METRICS = MetricSet.of(Outcome.FACT, LibvirtUp::domains)
            .gauge(
                    "libvirt_up",
                    "Whether this scrape could read the domains from libvirt.",
                    outcome -> outcome.success() && outcome.ageSeconds() != null ? 1 : 0)
            .build();

    private LibvirtUp() {}

    private static Stream<Outcome> domains(List<Outcome> outcomes) {
        return outcomes.stream().filter(outcome -> outcome.collector().equals(DOMAINS));
    }
}
