/// Encryption as a web configuration file wants it.
@NullMarked
package hypervisor.http.tls;

import org.jspecify.annotations.NullMarked;
