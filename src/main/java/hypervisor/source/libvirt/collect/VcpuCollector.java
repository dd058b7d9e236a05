package hypervisor.source.libvirt.collect;

import static java.util.Comparator.comparingInt;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.Daemon;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.VcpuPlacement;
import hypervisor.source.libvirt.message.DomainReference;
import hypervisor.source.libvirt.message.DomainVcpus;
import hypervisor.source.libvirt.message.ListAllDomains;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Where every vCPU ran last: one call for each running domain, none of which needs its hypervisor process.
final class VcpuCollector extends LibvirtCollector<List<VcpuPlacement>> {
    private static final int MOST_VCPUS = 4096;

    private final Daemon daemon;

    VcpuCollector(Daemon daemon, Duration interval) {
        super("libvirt_vcpu", LibvirtFacts.VCPU_PLACEMENT, interval);
        this.daemon = daemon;
    }

    @Override
    List<VcpuPlacement> read(Deadline deadline) throws IOException, InterruptedException {
        List<DomainReference> active = DomainList.matching(daemon, ListAllDomains.ACTIVE, deadline);
        List<VcpuPlacement> placements = new ArrayList<>();
        for (var answer : Answers.all(daemon, active, domain -> new DomainVcpus(domain, MOST_VCPUS), deadline)) {
            switch (answer) {
                case Answers.Present<DomainReference, List<DomainVcpus.Vcpu>>(var domain, var vcpus) ->
                    vcpus.stream()
                            .filter(vcpu -> vcpu.hostCpu() >= 0)
                            .sorted(comparingInt(DomainVcpus.Vcpu::number))
                            .map(vcpu -> new VcpuPlacement(domain.name(), domain.uuid(), vcpu.number(), vcpu.hostCpu()))
                            .forEach(placements::add);
                case Answers.Refused<DomainReference, List<DomainVcpus.Vcpu>> refused -> refused.skip();
            }
        }
        return List.copyOf(placements);
    }
}
