package hypervisor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import hypervisor.dialect.Dialect;
import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.metric.Family;
import hypervisor.metric.MetricSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenderingTest {
    private static final Fact<String> FACT = Fact.named("fact");
    private static final Facts FACTS = Facts.builder().put(FACT, "text").build();

    private static final MetricSet<String, String> GOOD = MetricSet.of(FACT)
            .gauge("a_size", "Size.", String::length)
            .gauge("process_threads", "Not ours.", _ -> 7)
            .build();
    private static final MetricSet<String, String> BAD = MetricSet.of(FACT)
            .gauge("b_first", "First.", _ -> 1)
            .gauge("b_second", "Second.", _ -> {
                throw new IllegalStateException("a bug");
            })
            .build();
    private static final MetricSet<String, String> OWN = MetricSet.of(FACT)
            .gauge("process_threads", "Ours.", _ -> 8)
            .gauge("z_last", "Last.", _ -> 9)
            .build();

    @Test
    void aMetricThatThrowsCostsTheRestOfItsSet() {
        var rendering = new Rendering(dialect(BAD, GOOD), dialect(OWN));

        assertThat(rendering.of(FACTS))
                .extracting(Family::name)
                .contains("b_first", "a_size", "z_last")
                .hasSize(4);
    }

    @Test
    void aNameThatTheDialectHasIsTheDialects() {
        var rendering = new Rendering(dialect(GOOD), dialect(OWN));

        assertThat(rendering.of(FACTS))
                .extracting(Family::name, family -> family.samples().getFirst().value())
                .containsExactly(tuple("a_size", 4.0), tuple("process_threads", 7.0), tuple("z_last", 9.0));
    }

    private static Dialect dialect(MetricSet<?, ?>... sets) {
        return new Dialect("name", "about", List.of(sets));
    }
}
