package hypervisor.source.proxmox.cluster;

import hypervisor.source.proxmox.json.JsonRow;
import org.jspecify.annotations.Nullable;

/// The external vote of a cluster, as corosync-qdevice on the node that answers sees it:
/// `cluster/config/qdevice`.
///
/// @param model `Net`
/// @param algorithm `Fifty-Fifty split`, `Last Man Standing`
/// @param host of corosync-qnetd: `10.77.0.20:5403`
/// @param tieBreaker which node counts where halves are even: `Node with lowest node ID`
/// @param state `Connected`, `Connect failed` …
public record Qdevice(
        @Nullable String model,
        @Nullable String algorithm,
        @Nullable String host,
        @Nullable String tieBreaker,
        @Nullable String state) {

    /// Null for a cluster that has none.
    public static @Nullable Qdevice of(JsonRow row) {
        var device = new Qdevice(
                row.text("Model"),
                row.text("Algorithm"),
                row.text("QNetd host"),
                row.text("Tie-breaker"),
                row.text("State"));
        return device.equals(new Qdevice(null, null, null, null, null)) ? null : device;
    }

    /// Whether its vote counts; null where it does not say.
    public @Nullable Boolean connected() {
        return state == null ? null : Boolean.valueOf(state.equals("Connected"));
    }
}
