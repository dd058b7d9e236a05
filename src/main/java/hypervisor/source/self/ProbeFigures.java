package hypervisor.source.self;

import java.util.List;

/// How the exporter fares that is asked for other targets.
///
/// @param targets how many are kept at the moment
/// @param modules sorted by name
public record ProbeFigures(int targets, List<OfModule> modules) {
    public ProbeFigures {
        modules = List.copyOf(modules);
    }

    /// How often a module was used. It never tells for which target.
    ///
    /// @param refusals of targets that it may not be used for
    public record OfModule(String name, List<OfOutcome> outcomes, long refusals) {
        public OfModule {
            outcomes = List.copyOf(outcomes);
        }
    }

    /// @param outcome `up`, `down` (nothing of the target could be read) or `busy`
    public record OfOutcome(String outcome, long count) {}
}
