/// The configuration of a Proxmox VE cluster, as the file system of it tells.
@NullMarked
package hypervisor.source.pmxcfs;

import org.jspecify.annotations.NullMarked;
