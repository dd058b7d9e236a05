/// What of all that is watched Prometheus could scrape by itself: guests, nodes and targets, with labels that tell
/// what each is.
@NullMarked
package hypervisor.discovery;

import org.jspecify.annotations.NullMarked;
