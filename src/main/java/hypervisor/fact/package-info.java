@NullMarked
package hypervisor.fact;

import org.jspecify.annotations.NullMarked;
