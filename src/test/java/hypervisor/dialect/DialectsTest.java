package hypervisor.dialect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.metric.Metric;
import hypervisor.metric.Type;
import java.util.List;
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

    /// OpenMetrics names a counter without its `_total`, and it must not become another family's name.
    @ParameterizedTest
    @FieldSource("DIALECTS")
    void noTwoFamiliesShareAnOpenMetricsName(Dialect dialect) {
        assertThat(dialect.metrics().map(DialectsTest::openMetricsName)).doesNotHaveDuplicates();
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
