package hypervisor.source.libvirt.host;

import org.jspecify.annotations.Nullable;

/// Who answered.
///
/// @param uri what was asked for, without a password
/// @param type the driver, as `QEMU`
/// @param hypervisorVersion as `7.2.22`; null where the driver has none
/// @param daemonVersion as `9.0.0`
/// @param hostname the daemon's; null where it does not say
/// @param readOnly whether the connection can only read
/// @param unansweredCalls calls the daemon has not answered although their time is over
/// @param connects how often a connection was made
/// @param calls sent since the exporter began
/// @param failedCalls of
/// these
public record Connection(
        String uri,
        String type,
        @Nullable String hypervisorVersion,
        String daemonVersion,
        @Nullable String hostname,
        boolean readOnly,
        int unansweredCalls,
        long connects,
        long calls,
        long failedCalls) {}
