@NullMarked
package hypervisor.source.libvirt.domain;

import org.jspecify.annotations.NullMarked;
