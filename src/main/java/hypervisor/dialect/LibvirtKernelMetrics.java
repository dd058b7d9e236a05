package hypervisor.dialect;

import static hypervisor.source.libvirt.LibvirtFacts.DOMAINS;

import hypervisor.metric.MetricSet;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainStatistics.Vcpu;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// What KVM counts. The names are the host kernel's and come and go with its version, so they are texts of a label;
/// those ending in `.sum` only grow, `.cur` and `.max` are the present and the largest value.
final class LibvirtKernelMetrics {
    private static final MetricSet<List<Domain>, Count> SUMS = MetricSet.of(
                    DOMAINS, rows(LibvirtKernelMetrics::ofDomain, true))
            .label("domain", row -> row.domain().name())
            .label("stat", Count::name)
            .counter(
                    "libvirt_domain_kvm_stat_total",
                    "What KVM counts for the domain (vm.NAME.sum), in the unit of its name. Only if asked for.",
                    Count::value)
            .build();

    private static final MetricSet<List<Domain>, Count> VALUES = MetricSet.of(
                    DOMAINS, rows(LibvirtKernelMetrics::ofDomain, false))
            .label("domain", row -> row.domain().name())
            .label("stat", Count::name)
            .gauge(
                    "libvirt_domain_kvm_stat_value",
                    "What KVM measures of the domain (vm.NAME.cur, vm.NAME.max), in the unit of its name. Only if asked for.",
                    Count::value)
            .build();

    private static final MetricSet<List<Domain>, Count> VCPU_SUMS = MetricSet.of(
                    DOMAINS, rows(LibvirtKernelMetrics::ofVcpus, true))
            .label("domain", row -> row.domain().name())
            .label("vcpu", row -> Integer.toString(row.vcpu()))
            .label("stat", Count::name)
            .counter(
                    "libvirt_domain_vcpu_kvm_stat_total",
                    "What KVM counts for the vCPU (vcpu.N.NAME.sum), as exits.sum, in the unit of its name. Only if asked for.",
                    Count::value)
            .build();

    private static final MetricSet<List<Domain>, Count> VCPU_VALUES = MetricSet.of(
                    DOMAINS, rows(LibvirtKernelMetrics::ofVcpus, false))
            .label("domain", row -> row.domain().name())
            .label("vcpu", row -> Integer.toString(row.vcpu()))
            .label("stat", Count::name)
            .gauge(
                    "libvirt_domain_vcpu_kvm_stat_value",
                    "What KVM measures of the vCPU (vcpu.N.NAME.cur, vcpu.N.NAME.max), in the unit of its name. Only if asked for.",
                    Count::value)
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(SUMS, VALUES, VCPU_SUMS, VCPU_VALUES);

    private LibvirtKernelMetrics() {}

    private static Function<List<Domain>, Stream<Count>> rows(Function<Domain, Stream<Count>> counts, boolean sums) {
        return domains -> domains.stream().flatMap(counts).filter(count -> count.sum() == sums);
    }

    private static Stream<Count> ofDomain(Domain domain) {
        return sorted(domain.statistics().vm())
                .map(stat -> new Count(domain, Count.NO_VCPU, stat.getKey(), stat.getValue()));
    }

    private static Stream<Count> ofVcpus(Domain domain) {
        return domain.statistics().vcpus().stream().flatMap(vcpu -> ofVcpu(domain, vcpu));
    }

    private static Stream<Count> ofVcpu(Domain domain, Vcpu vcpu) {
        return sorted(vcpu.kvm()).map(stat -> new Count(domain, vcpu.number(), stat.getKey(), stat.getValue()));
    }

    private static Stream<Map.Entry<String, Number>> sorted(Map<String, Number> counts) {
        return new TreeMap<>(counts).entrySet().stream();
    }

    /// One row.
    private record Count(Domain domain, int vcpu, String name, Number value) {
        static final int NO_VCPU = -1;

        boolean sum() {
            return name.endsWith(".sum");
        }
    }
}
