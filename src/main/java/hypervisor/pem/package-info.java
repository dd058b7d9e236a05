/// Certificates and keys as files have them.
@NullMarked
package hypervisor.pem;

import org.jspecify.annotations.NullMarked;
