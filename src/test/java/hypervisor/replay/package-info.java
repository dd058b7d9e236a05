/// What the exporters we stand in for printed, and what we print when we read the same host.
@NullMarked
package hypervisor.replay;

import org.jspecify.annotations.NullMarked;
