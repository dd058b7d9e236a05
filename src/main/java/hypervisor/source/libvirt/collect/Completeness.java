package hypervisor.source.libvirt.collect;

import hypervisor.source.libvirt.message.GetAllDomainStats.DomainStats;

/// Whether a record has what only a hypervisor process can tell, or was made while the process was not to be asked.
final class Completeness {
    private static final String RESIDENT_MEMORY = "balloon.rss";
    private static final String BLOCK = "block.";
    private static final String READ_REQUESTS = ".rd.reqs";

    private Completeness() {}

    static boolean isComplete(DomainStats record) {
        return record.params().stream()
                .anyMatch(param -> param.field().equals(RESIDENT_MEMORY)
                        || (param.field().startsWith(BLOCK) && param.field().endsWith(READ_REQUESTS)));
    }
}
