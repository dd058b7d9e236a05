@NullMarked
package hypervisor.scrape;

import org.jspecify.annotations.NullMarked;
