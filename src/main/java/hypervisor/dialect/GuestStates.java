package hypervisor.dialect;

import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainState;
import hypervisor.source.libvirt.domain.DomainStatistics.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One word for each state that a guest may be in, whoever runs it.
final class GuestStates {
    static final List<String> ALL = List.of(
            "running", "paused", "io-error", "suspended", "starting", "migrating", "stopping", "stopped", "crashed");

    static final String MEANING =
            "running; paused (by somebody, or by a watchdog or a debugger); io-error (paused since a"
                    + " disk failed); suspended (by the guest itself); starting; migrating; stopping; stopped; crashed.";

    private GuestStates() {}

    /// Null where libvirt does not tell.
    static @Nullable String of(Domain domain) {
        State state = domain.statistics().state();
        if (state == null) {
            return null;
        }
        String word = DomainState.word(state.state());
        return switch (word) {
            case "nostate" -> null;
            case "running", "blocked" -> "running"; // blocked is Xen's word for one that has nothing to do
            case "paused" -> paused(DomainState.reason(state.state(), state.reason()));
            case "shutdown" -> "stopping";
            case "shutoff" -> "stopped";
            case "pmsuspended" -> "suspended";
            default -> word;
        };
    }

    private static String paused(String reason) {
        return switch (reason) {
            case "I/O error" -> "io-error";
            case "crashed" -> "crashed";
            case "starting up" -> "starting";
            case "migration", "post-copy" -> "migrating";
            case "shutting down" -> "stopping";
            default -> "paused";
        };
    }

    /// Of a word of QEMU (`query-status`) or Proxmox VE, whose words for a VM that neither runs nor is stopped are
    /// QEMU's.
    ///
    /// @return null where it is not known; a word that is new as it is
    static @Nullable String of(@Nullable String word) {
        return switch (word) {
            case null -> null;
            case "", "unknown" -> null;
            case "running", "colo" -> "running";
            case "paused", "watchdog", "debug", "save-vm" -> "paused";
            case "prelaunch", "restore-vm" -> "starting";
            case "inmigrate", "postmigrate", "finish-migrate" -> "migrating";
            case "shutdown" -> "stopping";
            case "internal-error", "guest-panicked" -> "crashed";
            default -> word;
        };
    }
}
