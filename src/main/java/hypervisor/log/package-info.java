@NullMarked
package hypervisor.log;

import org.jspecify.annotations.NullMarked;
