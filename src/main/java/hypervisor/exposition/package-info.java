/// Families as bytes: the formats Prometheus reads, and which of them a scrape asked for.
@NullMarked
package hypervisor.exposition;

import org.jspecify.annotations.NullMarked;
