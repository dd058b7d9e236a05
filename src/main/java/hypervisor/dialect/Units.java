package hypervisor.dialect;

import org.jspecify.annotations.Nullable;

/// From libvirt's units to Prometheus's; what is unknown stays so.
final class Units {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double BYTES_PER_KIB = 1024;
    private static final double BYTES_PER_MIB = 1024 * 1024;

    private Units() {}

    static @Nullable Double nanoseconds(@Nullable Number count) {
        return count == null ? null : count.doubleValue() / NANOS_PER_SECOND;
    }

    static @Nullable Double milliseconds(@Nullable Number count) {
        return count == null ? null : count.doubleValue() / MILLIS_PER_SECOND;
    }

    static @Nullable Double kibibytes(@Nullable Number count) {
        return count == null ? null : count.doubleValue() * BYTES_PER_KIB;
    }

    static @Nullable Double mebibytes(@Nullable Number count) {
        return count == null ? null : count.doubleValue() * BYTES_PER_MIB;
    }

    static @Nullable Integer flag(@Nullable Boolean set) {
        if (set == null) {
            return null;
        }
        return set ? 1 : 0;
    }
}
