@NullMarked
package hypervisor.exposition;

import org.jspecify.annotations.NullMarked;
