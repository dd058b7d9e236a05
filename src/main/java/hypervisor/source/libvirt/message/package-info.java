@NullMarked
package hypervisor.source.libvirt.message;

import org.jspecify.annotations.NullMarked;
