/// Which certificates of a cluster are believed.
@NullMarked
package hypervisor.source.proxmox.tls;

import org.jspecify.annotations.NullMarked;
