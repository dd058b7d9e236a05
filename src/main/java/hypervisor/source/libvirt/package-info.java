@NullMarked
package hypervisor.source.libvirt;

import org.jspecify.annotations.NullMarked;
