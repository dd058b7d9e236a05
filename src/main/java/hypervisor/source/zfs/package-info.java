/// ZFS: what its kernel module counts, and what zpool and zfs print.
@NullMarked
package hypervisor.source.zfs;

import org.jspecify.annotations.NullMarked;
