/// Network interfaces, block devices and sensors, as sysfs tells of them.
@NullMarked
package hypervisor.source.sysfs;

import org.jspecify.annotations.NullMarked;
