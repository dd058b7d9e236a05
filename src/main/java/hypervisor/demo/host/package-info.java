/// A stand-in of a Proxmox VE node with ZFS as it is seen from inside: its files, programs and monitors.
@NullMarked
package hypervisor.demo.host;

import org.jspecify.annotations.NullMarked;
