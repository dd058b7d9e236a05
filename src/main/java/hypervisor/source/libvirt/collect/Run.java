package hypervisor.source.libvirt.collect;

import hypervisor.source.libvirt.message.DomainReference;
import java.util.UUID;

/// One run of a domain, from its start to its end: its counters begin anew with each.
///
/// @param id -1 while it does not run
record Run(UUID uuid, int id) {

    static Run of(DomainReference domain) {
        return new Run(domain.uuid(), domain.id());
    }
}
