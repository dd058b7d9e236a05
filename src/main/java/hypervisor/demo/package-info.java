@NullMarked
package hypervisor.demo;

import org.jspecify.annotations.NullMarked;
