package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.domains;

import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainStatistics.Vcpu;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What KVM counts of guests. The names are the host kernel's and come and go with its version, so they are texts of a
/// label; those ending in `.sum` only grow, `.cur` and `.max` are the present and the largest value.
final class NativeGuestKernelMetrics {
    private record Count(int vcpu, String name, Number value) {}

    static final Vocabulary WORDS = Vocabulary.about("what KVM counts of guests")
            .counter(
                    "hypervisor_guest_kvm_stat_total",
                    "What KVM counts for the guest (vm.NAME.sum), in the unit of its name. Only if asked for.",
                    ofGuest(true).gives(row -> row.part().value()))
            .gauge(
                    "hypervisor_guest_kvm_stat_value",
                    "What KVM measures of the guest (vm.NAME.cur, vm.NAME.max), in the unit of its name. Only if asked for.",
                    ofGuest(false).gives(row -> row.part().value()))
            .counter(
                    "hypervisor_guest_vcpu_kvm_stat_total",
                    "What KVM counts for the virtual processor (vcpu.N.NAME.sum), as exits.sum, in the unit of its name. "
                            + "Only if asked for.",
                    ofVcpus(true).gives(row -> row.part().value()))
            .gauge(
                    "hypervisor_guest_vcpu_kvm_stat_value",
                    "What KVM measures of the virtual processor (vcpu.N.NAME.cur, vcpu.N.NAME.max), in the unit of its "
                            + "name. Only if asked for.",
                    ofVcpus(false).gives(row -> row.part().value()))
            .build();

    private NativeGuestKernelMetrics() {}

    private static View<DomainPart<Count>> ofGuest(boolean sums) {
        return domains((Domain domain) -> counts(0, domain.statistics().vm(), sums))
                .label("statistic", row -> row.part().name());
    }

    private static View<DomainPart<Count>> ofVcpus(boolean sums) {
        return domains((Domain domain) -> {
                    List<Count> all = new ArrayList<>();
                    for (Vcpu vcpu : domain.statistics().vcpus()) {
                        all.addAll(counts(vcpu.number(), vcpu.kvm(), sums));
                    }
                    return all;
                })
                .label("vcpu", row -> Integer.toString(row.part().vcpu()))
                .label("statistic", row -> row.part().name());
    }

    private static List<Count> counts(int vcpu, Map<String, Number> told, boolean sums) {
        List<Count> counts = new ArrayList<>();
        new TreeMap<>(told).forEach((name, value) -> {
            if (name.endsWith(".sum") == sums) {
                counts.add(new Count(vcpu, name, value));
            }
        });
        return counts;
    }
}
