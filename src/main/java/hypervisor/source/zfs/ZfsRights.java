package hypervisor.source.zfs;

import hypervisor.source.MissingRight;
import java.util.Collection;
import java.util.List;

/// What `zpool` and `zfs` need of the machine.
final class ZfsRights {
    private static final MissingRight DEVICE =
            new MissingRight("zpool and zfs", "access to /dev/zfs, over which they ask the kernel");

    private ZfsRights() {}

    /// What is missing where programs say that they may not do their work.
    static List<MissingRight> missing(Collection<PoolReadings.Failure> failures) {
        return failures.stream().anyMatch(failure -> isRefused(failure.because())) ? List.of(DEVICE) : List.of();
    }

    /// The message of a program, with the right that is missing where that is what it complains about.
    static String explained(String message) {
        return isRefused(message) ? message + " (missing: " + DEVICE.right() + ")" : message;
    }

    private static boolean isRefused(String message) {
        return message.contains("Permission denied") || message.contains("must be run as root");
    }
}
