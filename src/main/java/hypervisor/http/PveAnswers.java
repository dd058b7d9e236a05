package hypervisor.http;

import hypervisor.dialect.Dialect;

/// What is needed to answer as prometheus-pve-exporter does: metrics of the target that a request names at `/pve`,
/// and of the exporter itself at the telemetry path.
public interface PveAnswers {
    /// Where it tells of targets.
    String PATH = "/pve";

    /// The targets, by modules.
    Probes probes();

    /// What a target is told in.
    ///
    /// @param cluster whether with the half of the whole cluster
    /// @param node whether with the half of the node that answers
    Dialect dialect(boolean cluster, boolean node);

    /// What it says of itself.
    Dialect self();

    /// The target with the port that is meant where it names none.
    String withPort(String module, String target);

    /// What to do about a target that a module may not be used for.
    String remedy(String module, String target);

    /// A request was answered.
    ///
    /// @param failed whether anything is missing in the answer
    void ended(String module, String target, boolean cluster, boolean node, double seconds, boolean failed);
}
