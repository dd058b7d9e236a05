package hypervisor.source.libvirt.collect;

import static java.util.Comparator.comparing;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.Daemon;
import hypervisor.source.libvirt.message.DomainReference;
import hypervisor.source.libvirt.message.ListAllDomains;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/// Lists domains, always sorted by name.
final class DomainList {
    static final Comparator<DomainReference> ORDER =
            comparing(DomainReference::name).thenComparing(DomainReference::uuid);

    private DomainList() {}

    /// All domains, and which of them are persistent, start with the daemon, and have a managed save image.
    static Filtered<DomainReference> read(Daemon daemon, Deadline deadline) throws IOException, InterruptedException {
        return Filtered.list(
                daemon,
                ListAllDomains::new,
                List.of(ListAllDomains.PERSISTENT, ListAllDomains.AUTOSTART, ListAllDomains.MANAGED_SAVE),
                ORDER,
                DomainReference::uuid,
                deadline);
    }

    /// The domains that a filter of [ListAllDomains] picks out.
    static List<DomainReference> matching(Daemon daemon, int flags, Deadline deadline)
            throws IOException, InterruptedException {
        return daemon.call(new ListAllDomains(flags), deadline).stream()
                .sorted(ORDER)
                .toList();
    }
}
