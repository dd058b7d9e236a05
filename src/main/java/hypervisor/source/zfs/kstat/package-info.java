/// What the ZFS kernel module counts, as it shows it under `/proc/spl/kstat`.
@NullMarked
package hypervisor.source.zfs.kstat;

import org.jspecify.annotations.NullMarked;
