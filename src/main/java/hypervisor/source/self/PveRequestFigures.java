package hypervisor.source.self;

import static java.util.Comparator.comparing;

import hypervisor.source.self.PveRequests.PveRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// How requests for targets fared, as prometheus-pve-exporter counts them.
///
/// @param modules sorted by name
/// @param targets sorted; empty where they are not counted
public record PveRequestFigures(List<OfModule> modules, List<OfTarget> targets) {

    public PveRequestFigures {
        modules = List.copyOf(modules);
        targets = List.copyOf(targets);
    }

    /// @param seconds all answers took together
    /// @param failures answers in which something is missing
    public record OfModule(String name, long answers, double seconds, long failures) {
        OfModule and(double more, boolean failed) {
            return new OfModule(name, answers + 1, seconds + more, failures + (failed ? 1 : 0));
        }
    }

    /// @param counts of answers by how long they took, one for each of [#BOUNDS] and one more, not cumulative
    /// @param seconds all answers took together
    /// @param failures answers in which something is missing
    public record OfTarget(PveRequest request, List<Long> counts, double seconds, long failures) {
        /// In seconds.
        public static final List<Double> BOUNDS =
                List.of(0.05, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0, 25.0, 50.0, 75.0, 100.0);

        static final Comparator<OfTarget> ORDER = comparing(
                        (OfTarget target) -> target.request().target())
                .thenComparing(target -> target.request().cluster())
                .thenComparing(target -> target.request().node());

        public OfTarget {
            counts = List.copyOf(counts);
        }

        static OfTarget none(PveRequest request) {
            return new OfTarget(request, Collections.nCopies(BOUNDS.size() + 1, 0L), 0, 0);
        }

        OfTarget and(double more, boolean failed) {
            int place = 0;
            while (place < BOUNDS.size() && more > BOUNDS.get(place)) {
                place++;
            }
            List<Long> counted = new ArrayList<>(counts);
            counted.set(place, counted.get(place) + 1);
            return new OfTarget(request, counted, seconds + more, failures + (failed ? 1 : 0));
        }
    }
}
