/// The monitor of QEMU: of the machine protocol, and what it prints for people.
@NullMarked
package hypervisor.source.qemu;

import org.jspecify.annotations.NullMarked;
