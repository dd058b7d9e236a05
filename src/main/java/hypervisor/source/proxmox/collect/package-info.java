@NullMarked
package hypervisor.source.proxmox.collect;

import org.jspecify.annotations.NullMarked;
