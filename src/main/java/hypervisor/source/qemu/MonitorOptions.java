package hypervisor.source.qemu;

import java.time.Duration;

/// How the monitors of guests are asked.
///
/// @param way through the socket, by running `qm`, or not at all
/// @param patience how long one answer may take
/// @param life how long it is believed which disks and interfaces a guest has
/// @param spread by how much that varies, up or down
/// @param defersClose whether a `qm` that does not answer is left to itself for a while
/// @param program that is run as `qm`
public record MonitorOptions(
        Way way, Duration patience, Duration life, Duration spread, boolean defersClose, String program) {

    /// The ways to a monitor.
    public enum Way {
        QMP,
        QM,
        NONE
    }

    public MonitorOptions(Way way, Duration patience, Duration life, Duration spread, boolean defersClose) {
        this(way, patience, life, spread, defersClose, "qm");
    }
}
