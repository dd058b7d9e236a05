/// Control groups (version 2) of guests and containers.
@NullMarked
package hypervisor.source.cgroup;

import org.jspecify.annotations.NullMarked;
