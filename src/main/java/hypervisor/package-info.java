@NullMarked
package hypervisor;

import org.jspecify.annotations.NullMarked;
