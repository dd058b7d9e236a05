/// Health of disks, as smartctl or a file tells of it.
@NullMarked
package hypervisor.source.smart;

import org.jspecify.annotations.NullMarked;
