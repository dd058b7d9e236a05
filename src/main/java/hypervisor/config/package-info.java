@NullMarked
package hypervisor.config;

import org.jspecify.annotations.NullMarked;
