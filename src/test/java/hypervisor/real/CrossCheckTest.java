package hypervisor.real;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.dialect.Dialect;
import hypervisor.dialect.Dialects;
import hypervisor.metric.Metric;
import hypervisor.metric.Type;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every value of every libvirt dialect beside what virsh says of the same daemon just before and just after.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossCheckTest {
    private static final double ROUNDING = 1e-12;

    private final Map<String, Map<String, Double>> scraped = new TreeMap<>();
    private @Nullable RealLibvirtd libvirtd;
    private @Nullable VirshHost before;
    private @Nullable VirshHost after;

    @BeforeAll
    void start(@TempDir Path folder) {
        libvirtd = RealLibvirtd.start(folder.resolve("libvirt"));
        ManyGuests.on(libvirtd);
        try (var scrapes = new Scrapes(libvirtd.readOnlyUri())) {
            before = VirshHost.read(libvirtd);
            Dialects.REFERENCE.forEach((page, dialect) -> scraped.put(page, scrapes.series(dialect)));
            after = VirshHost.read(libvirtd);
        }
    }

    @AfterAll
    void stop() {
        if (libvirtd != null) {
            libvirtd.close();
        }
    }

    static Set<String> pages() {
        Set<String> pages = new TreeSet<>(Dialects.REFERENCE.keySet());
        pages.removeIf(page -> !page.startsWith("libvirt"));
        return pages;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void isWhatVirshSays(String page) {
        Dialect dialect = Objects.requireNonNull(Dialects.REFERENCE.get(page));
        Map<String, Checks.Check> checks = checks(dialect.name());
        Set<String> untold = dialect.name().equals("libvirt") ? LibvirtChecks.UNTOLD : StandInChecks.UNTOLD;

        Map<String, Double> ours = scraped.getOrDefault(page, Map.of());

        Set<String> differences = new TreeSet<>();
        Map<String, Double> left = new TreeMap<>(ours);
        for (Metric<?> metric : dialect.metrics().toList()) {
            Map<String, Double> family = family(ours, metric.name());
            left.keySet().removeAll(family.keySet());
            Checks.Check check = checks.get(metric.name());
            if (check != null) {
                compare(
                        metric.type() == Type.COUNTER,
                        family,
                        check.expected(metric.name(), metric.labelNames(), before()),
                        check.expected(metric.name(), metric.labelNames(), after()),
                        check.slack(),
                        differences);
            } else if (!untold.contains(metric.name())) {
                differences.add("no check of " + metric.name());
            }
        }
        assertThat(ours).isNotEmpty();
        assertThat(differences).isEmpty();
        assertThat(left).isEmpty();
    }

    private static void compare(
            boolean counter,
            Map<String, Double> ours,
            Map<String, Double> before,
            Map<String, Double> after,
            double slack,
            Set<String> differences) {
        before.forEach((series, first) -> {
            Double value = ours.get(series);
            double last = after.getOrDefault(series, first);
            if (value == null) {
                differences.add("missing " + series + ", virsh says " + first);
            } else if (!fits(counter, value, first, last, slack)) {
                differences.add("value " + series + " is " + value + ", virsh says " + first + " and " + last);
            }
        });
        ours.forEach((series, value) -> {
            if (!before.containsKey(series)) {
                differences.add("only ours " + series + " " + value);
            }
        });
    }

    /// A counter lies between the two; a gauge is one of them, but for what moves.
    private static boolean fits(boolean counter, double value, double first, double last, double slack) {
        if (slack == Double.POSITIVE_INFINITY) {
            return true;
        }
        double rounding = Math.abs(value) * Math.max(slack, ROUNDING);
        return counter
                ? value >= first - rounding && value <= last + rounding
                : Math.abs(value - first) <= rounding || Math.abs(value - last) <= rounding;
    }

    private static Map<String, Double> family(Map<String, Double> series, String name) {
        return series.entrySet().stream()
                .filter(each -> each.getKey().startsWith(name + "{"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, Checks.Check> checks(String dialect) {
        return switch (dialect) {
            case "libvirt" -> LibvirtChecks.all();
            case "libvirt_exporter" -> StandInChecks.libvirtExporter();
            default -> StandInChecks.nova();
        };
    }

    private VirshHost before() {
        return Objects.requireNonNull(before);
    }

    private VirshHost after() {
        return Objects.requireNonNull(after);
    }
}
