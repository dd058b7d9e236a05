/// What reads a Proxmox VE cluster, one fact each.
@NullMarked
package hypervisor.source.proxmox.collect;

import org.jspecify.annotations.NullMarked;
