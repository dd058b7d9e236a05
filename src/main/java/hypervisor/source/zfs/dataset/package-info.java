/// What `zfs` prints of file systems, volumes and snapshots.
@NullMarked
package hypervisor.source.zfs.dataset;

import org.jspecify.annotations.NullMarked;
