@NullMarked
package hypervisor.docs;

import org.jspecify.annotations.NullMarked;
