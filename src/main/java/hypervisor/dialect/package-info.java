@NullMarked
package hypervisor.dialect;

import org.jspecify.annotations.NullMarked;
