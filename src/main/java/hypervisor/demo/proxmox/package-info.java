/// A stand-in of a Proxmox VE cluster: its API over HTTPS on loopback, as pveproxy speaks it.
@NullMarked
package hypervisor.demo.proxmox;

import org.jspecify.annotations.NullMarked;
