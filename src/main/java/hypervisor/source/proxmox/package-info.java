/// A Proxmox VE cluster through its API: asking it, without telling it to do anything.
@NullMarked
package hypervisor.source.proxmox;

import org.jspecify.annotations.NullMarked;
