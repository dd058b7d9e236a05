package hypervisor.http;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;

import hypervisor.dialect.Dialect;
import hypervisor.fact.Facts;
import hypervisor.log.Repeats;
import hypervisor.metric.Families;
import hypervisor.metric.Family;
import hypervisor.metric.Metric;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A dialect's families and our own in one answer. A metric set that throws costs the rest of itself, not the
/// answer, and where the dialect has a name of ours it is the dialect's.
final class Rendering {
    private static final System.Logger LOG = System.getLogger(Rendering.class.getName());

    private final String dialect;
    private final List<? extends Families> sets;
    private final List<? extends Families> ownSets;
    private final Set<String> taken;
    private final Repeats repeats = new Repeats(LOG);

    Rendering(Dialect dialect, Dialect own) {
        this.dialect = dialect.name();
        this.sets = dialect.sets();
        this.ownSets = own.sets();
        this.taken = dialect.metrics().map(Metric::name).collect(Collectors.toUnmodifiableSet());
    }

    Stream<Family> of(Facts facts) {
        Stream<Family> theirs = sets.stream().mapMulti((set, sink) -> render(set, facts, sink));
        Stream<Family> ours = ownSets.stream().mapMulti((set, sink) -> render(set, facts, sink));
        return Stream.concat(theirs, ours.filter(family -> !taken.contains(family.name())));
    }

    private void render(Families set, Facts facts, Consumer<Family> sink) {
        Family family = null;
        Iterator<Family> families = null;
        do {
            family = null;
            try {
                families = families == null ? set.render(facts).iterator() : families;
                family = families.hasNext() ? families.next() : null;
            } catch (RuntimeException e) {
                tell(set, e);
            }
            if (family != null) {
                sink.accept(family);
            }
        } while (family != null);
    }

    private void tell(Families set, RuntimeException cause) {
        String what = "dialect " + dialect + " cannot make metrics of " + set.from();
        repeats.failed(what, ERROR, what + ": " + cause);
        LOG.log(DEBUG, () -> what + " because of this", cause);
    }
}
