@NullMarked
package hypervisor.otlp;

import org.jspecify.annotations.NullMarked;
