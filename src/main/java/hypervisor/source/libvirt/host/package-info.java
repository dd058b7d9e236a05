@NullMarked
package hypervisor.source.libvirt.host;

import org.jspecify.annotations.NullMarked;
