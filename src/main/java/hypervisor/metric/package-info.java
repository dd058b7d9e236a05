@NullMarked
package hypervisor.metric;

import org.jspecify.annotations.NullMarked;
