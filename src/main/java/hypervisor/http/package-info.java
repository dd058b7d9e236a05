@NullMarked
package hypervisor.http;

import org.jspecify.annotations.NullMarked;
