/// How full the storages of a Proxmox VE node are.
@NullMarked
package hypervisor.source.storage;

import org.jspecify.annotations.NullMarked;
