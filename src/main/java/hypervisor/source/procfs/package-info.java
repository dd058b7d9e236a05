/// Guests as processes, and this machine, as procfs tells of them.
@NullMarked
package hypervisor.source.procfs;

import org.jspecify.annotations.NullMarked;
