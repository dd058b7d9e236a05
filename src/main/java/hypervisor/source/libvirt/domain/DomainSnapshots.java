package hypervisor.source.libvirt.domain;

import java.util.UUID;

/// How many snapshots and checkpoints a domain has (`DOMAIN_LIST_ALL_SNAPSHOTS`, 274; `…_CHECKPOINTS`).
public record DomainSnapshots(String domain, UUID uuid, int snapshots, int checkpoints) {}
