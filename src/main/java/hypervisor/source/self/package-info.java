@NullMarked
package hypervisor.source.self;

import org.jspecify.annotations.NullMarked;
