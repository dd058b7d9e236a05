@NullMarked
package hypervisor.source;

import org.jspecify.annotations.NullMarked;
