package hypervisor.dialect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.metric.Metric;
import hypervisor.metric.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DialectsTest {
    @SuppressWarnings("unused") // named below
    private static final List<Dialect> DIALECTS = Dialects.ALL;

    @ParameterizedTest
    @FieldSource("DIALECTS")
    void noTwoFamiliesShareAName(Dialect dialect) {
        assertThat(dialect.metrics().map(Metric::name)).doesNotHaveDuplicates();
    }

    /// OpenMetrics names a counter without its `_total`, and it must not become another family's name. Where an
    /// original has a gauge of that name, the gauge comes first: then the counter is announced as unknown, and no
    /// series is lost.
    @ParameterizedTest
    @FieldSource("DIALECTS")
    void noTwoFamiliesShareAnOpenMetricsName(Dialect dialect) {
        Set<String> taken = new HashSet<>();
        Set<String> reserved = new HashSet<>();
        dialect.metrics().forEach(metric -> {
            String name = openMetricsName(metric);
            assertThat(reserved)
                    .as("%s after a counter of that name", metric.name())
                    .doesNotContain(name);
            if (dialect.name().equals(PrometheusPveExporter.NAME) && taken.contains(name)) {
                assertThat(metric.type()).isEqualTo(Type.COUNTER);
            } else {
                assertThat(taken.add(name)).as("%s is told once", metric.name()).isTrue();
                if (!name.equals(metric.name())) {
                    reserved.add(name);
                }
            }
        });
    }

    @ParameterizedTest
    @FieldSource("DIALECTS")
    void everyFamilyIsExplained(Dialect dialect) {
        assertThat(dialect.metrics())
                .allSatisfy(metric ->
                        assertThat(metric.help()).matches("\\S.*[.)\\w]").doesNotContain("\n"));
    }

    @ParameterizedTest
    @FieldSource("DIALECTS")
    void namesAndLabelsAreLegal(Dialect dialect) {
        assertThat(dialect.metrics()).allSatisfy(metric -> {
            assertThat(metric.name()).matches("[a-z][a-z0-9_]*(<[a-z]+>[a-z0-9_]*)?");
            assertThat(metric.labelNames())
                    .doesNotHaveDuplicates()
                    .allMatch(label -> label.matches("[a-z][a-z0-9_]*|<[a-z]+>"));
        });
    }

    @Test
    void everyDialectIsFoundByItsName() {
        assertThat(Dialects.ALL)
                .allSatisfy(dialect -> assertThat(
                                requireNonNull(Dialects.named(dialect.name(), DialectOptions.DOCUMENTED))
                                        .name())
                        .isEqualTo(dialect.name()));
        assertThat(Dialects.named("no_such_exporter", DialectOptions.DOCUMENTED))
                .isNull();
    }

    private static String openMetricsName(Metric<?> metric) {
        boolean counter = metric.type() == Type.COUNTER && metric.name().endsWith("_total");
        return counter ? metric.name().substring(0, metric.name().length() - "_total".length()) : metric.name();
    }
}
