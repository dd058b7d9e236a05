/// Programs of the machine that are run for what they print.
@NullMarked
package hypervisor.source.tool;

import org.jspecify.annotations.NullMarked;
