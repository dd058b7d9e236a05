@NullMarked
package hypervisor.source.proxmox.node;

import org.jspecify.annotations.NullMarked;
