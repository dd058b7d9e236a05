@NullMarked
package hypervisor.source.libvirt.wire;

import org.jspecify.annotations.NullMarked;
