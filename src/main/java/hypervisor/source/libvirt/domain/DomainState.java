package hypervisor.source.libvirt.domain;

import hypervisor.source.libvirt.Enumeration;
import java.util.List;

/// The words for a domain's state (`virDomainState`) and for why it is in it.
public final class DomainState {
    private static final Enumeration STATES =
            Enumeration.of("nostate", "running", "blocked", "paused", "shutdown", "shutoff", "crashed", "pmsuspended");

    /// By state, as [#STATES].
    private static final List<Enumeration> REASONS = List.of(
            Enumeration.of("unknown"),
            Enumeration.of(
                    "unknown",
                    "booted",
                    "migrated",
                    "restored",
                    "from snapshot",
                    "unpaused",
                    "migration canceled",
                    "save canceled",
                    "wakeup",
                    "crashed",
                    "post-copy",
                    "post-copy failed"),
            Enumeration.of("unknown"),
            Enumeration.of(
                    "unknown",
                    "user",
                    "migration",
                    "save",
                    "dump",
                    "I/O error",
                    "watchdog",
                    "from snapshot",
                    "shutting down",
                    "snapshot",
                    "crashed",
                    "starting up",
                    "post-copy",
                    "post-copy failed",
                    "API error"),
            Enumeration.of("unknown", "user"),
            Enumeration.of(
                    "unknown",
                    "shutdown",
                    "destroyed",
                    "crashed",
                    "migrated",
                    "saved",
                    "failed",
                    "from snapshot",
                    "daemon"),
            Enumeration.of("unknown", "panicked"),
            Enumeration.of("unknown"));

    private DomainState() {}

    /// As `running`; `unknown(9)` for a number of a newer libvirt.
    public static String word(int state) {
        return STATES.word(state);
    }

    /// As `booted`; `unknown` where libvirt does not know, `unknown(99)` for a number of a newer libvirt.
    public static String reason(int state, int reason) {
        return state >= 0 && state < REASONS.size() ? REASONS.get(state).word(reason) : "unknown(" + reason + ")";
    }
}
