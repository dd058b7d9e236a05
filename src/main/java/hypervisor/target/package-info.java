/// Which targets a request may name, and how what it names is read: strictly, since whoever can reach the exporter can
/// ask it to take its credentials anywhere.
@NullMarked
package hypervisor.target;

import org.jspecify.annotations.NullMarked;
