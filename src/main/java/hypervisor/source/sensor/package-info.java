/// Temperatures, fans, voltages and power, as the kernel's hardware monitoring tells of them.
@NullMarked
package hypervisor.source.sensor;

import org.jspecify.annotations.NullMarked;
