/// What `zpool` prints of pools: properties, the tree of their devices, scrubs, and how long I/O took.
@NullMarked
package hypervisor.source.zfs.pool;

import org.jspecify.annotations.NullMarked;
