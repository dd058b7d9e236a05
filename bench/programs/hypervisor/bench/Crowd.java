package hypervisor.bench;

import hypervisor.demo.DemoHost;
import hypervisor.demo.StandInDomain;
import hypervisor.demo.StandInHost;
import hypervisor.demo.StandInNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The machine of the demonstration with each of its guests many times over, at one moment: what a daemon says that
/// has much to say and costs nothing itself.
final class Crowd implements StandInHost {
    private final StandInNode node;
    private final List<StandInDomain> domains = new ArrayList<>();

    Crowd(int copies) {
        var one = new DemoHost(InstantSource.system());
        node = one.node();
        for (int copy = 0; copy < copies; copy++) {
            for (StandInDomain domain : one.domains()) {
                domains.add(copy(domain, copy));
            }
        }
    }

    @Override
    public StandInNode node() {
        return node;
    }

    @Override
    public List<StandInDomain> domains() {
        return domains;
    }

    private static StandInDomain copy(StandInDomain domain, int copy) {
        Integer id = domain.id();
        UUID uuid = domain.uuid();
        return new StandInDomain(
                domain.name() + "-" + copy,
                new UUID(uuid.getMostSignificantBits() + copy, uuid.getLeastSignificantBits()),
                id == null ? null : id + 1000 * copy,
                domain.xml(),
                domain.statistics(),
                domain.persistent(),
                domain.autostart(),
                domain.managedSave(),
                domain.job(),
                domain.snapshots(),
                domain.checkpoints(),
                domain.guest());
    }
}
