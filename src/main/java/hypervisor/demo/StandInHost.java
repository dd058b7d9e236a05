package hypervisor.demo;

import java.util.List;

/// The machine a stand-in daemon speaks for. Asked anew for every call, so that its numbers may move; answers are
/// made up on the spot and must be cheap.
public interface StandInHost {
    StandInNode node();

    /// All domains, running or only defined. The order does not matter, as it does not with libvirt.
    List<StandInDomain> domains();

    default List<StandInPool> pools() {
        return List.of();
    }

    default List<StandInNetwork> networks() {
        return List.of();
    }
}
