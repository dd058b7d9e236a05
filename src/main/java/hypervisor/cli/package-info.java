@NullMarked
package hypervisor.cli;

import org.jspecify.annotations.NullMarked;
