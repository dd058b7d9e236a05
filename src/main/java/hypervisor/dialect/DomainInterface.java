package hypervisor.dialect;

import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainDefinition.NetworkInterface;
import hypervisor.source.libvirt.domain.DomainStatistics.Interface;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One row of a table: a network interface of a domain's definition with its counters.
record DomainInterface(Domain domain, NetworkInterface definition, Interface counters) {

    /// Every network interface that has both; those without a device on the host have no counters.
    static Stream<DomainInterface> of(Domain domain) {
        var definition = domain.definition();
        if (definition == null) {
            return Stream.empty();
        }
        Map<String, Interface> counters = new TreeMap<>();
        domain.statistics().interfaces().forEach(each -> counters.put(each.name(), each));
        return definition.interfaces().stream().flatMap(nic -> {
            Interface its = nic.target() == null ? null : counters.get(nic.target());
            return its == null ? Stream.empty() : Stream.of(new DomainInterface(domain, nic, its));
        });
    }
}
