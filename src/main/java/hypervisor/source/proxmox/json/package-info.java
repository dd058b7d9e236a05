@NullMarked
package hypervisor.source.proxmox.json;

import org.jspecify.annotations.NullMarked;
