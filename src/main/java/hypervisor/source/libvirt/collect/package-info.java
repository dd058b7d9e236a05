@NullMarked
package hypervisor.source.libvirt.collect;

import org.jspecify.annotations.NullMarked;
