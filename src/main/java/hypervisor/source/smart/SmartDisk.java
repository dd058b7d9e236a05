package hypervisor.source.smart;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One disk.
///
/// @param device as in `/sys/block`: `sda`, `nvme0n1`
/// @param readAt when the values were read; null where none are known
public record SmartDisk(
        String device,
        State state,
        @Nullable SmartValues values,
        @Nullable Instant readAt) {

    public enum State {
        READ,
        /// It sleeps and was not woken. The values are those of before, if there are any.
        ASLEEP,
        /// It tells nothing, as disks behind many USB adapters.
        UNSUPPORTED,
        /// It was not to be read this time.
        FAILED
    }
}
