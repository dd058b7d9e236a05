@NullMarked
package hypervisor.source.proxmox.cluster;

import org.jspecify.annotations.NullMarked;
