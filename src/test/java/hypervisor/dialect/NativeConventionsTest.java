package hypervisor.dialect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.metric.Metric;
import hypervisor.metric.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The native vocabulary keeps the conventions of Prometheus, and its own.
class NativeConventionsTest {
    private static final List<Metric<?>> METRICS =
            requireNonNull(Dialects.REFERENCE.get(Native.NAME)).metrics().toList();

    private static final Pattern NAME = Pattern.compile("hypervisor(_[a-z0-9]+)+");
    private static final Pattern LABEL = Pattern.compile("[a-z]+(_[a-z]+)*");

    /// Units that are none of the base ones, and words that say how old something is or how much in a hundred.
    private static final Pattern UNFIT = Pattern.compile(
            "_(milliseconds|microseconds|nanoseconds|ms|minutes|hours|days|percent|kilobytes|kib|mib|gib|kb|mb|gb"
                    + "|megahertz|mhz|bits|age)(_|$)");

    /// Labels that Prometheus or its users give to targets, and those that would move.
    private static final Set<String> NOT_OURS = Set.of("job", "instance", "cluster", "env", "type", "le", "quantile");

    /// What a number's labels may be: the identity of what it is about, its parts, and what tells apart numbers of one
    /// kind. Everything else describes, and stands on an info family.
    private static final Set<String> OF_NUMBERS = Set.of(
            // identity
            "id",
            "node",
            "storage",
            "network",
            "address",
            "pool",
            "vdev",
            "dataset",
            "device",
            "chip",
            "sensor",
            "endpoint",
            "collector",
            "privilege",
            "path",
            "objset",
            "multihost",
            "replication",
            "taskq",
            // parts
            "disk",
            "interface",
            "vcpu",
            "cell",
            "volume",
            "job",
            "file",
            "image",
            "iothread",
            "mountpoint",
            "bank",
            "monitor",
            "field",
            "kstat",
            "row",
            "queue",
            "scan",
            "service",
            "snapshot",
            "remote",
            // kinds
            "state",
            "access",
            "checksum",
            "content",
            "log",
            "trim",
            "write",
            "mode",
            "operation",
            "direction",
            "resource",
            "reason",
            "event",
            "detail",
            "warning",
            "check",
            "origin",
            "outcome",
            "status",
            "kind",
            "class",
            "size",
            "statistic",
            "vcpus",
            "counter",
            "list",
            "phase",
            "task",
            "tag",
            "zone",
            "osd",
            "action",
            "cache",
            "result");

    private static Stream<Metric<?>> numbers() {
        return METRICS.stream().filter(metric -> !metric.name().endsWith("_info"));
    }

    private static List<String> names(Stream<Metric<?>> metrics) {
        return metrics.map(Metric::name).toList();
    }

    @Test
    void everyNameIsGivenOnceAndBeginsWithTheApplication() {
        assertThat(names(METRICS.stream())).doesNotHaveDuplicates().allMatch(NAME.asMatchPredicate());
    }

    @Test
    void countersAndOnlyTheyEndInTotal() {
        assertThat(names(METRICS.stream()
                        .filter(metric -> metric.name().endsWith("_total") != (metric.type() == Type.COUNTER))))
                .isEmpty();
    }

    @Test
    void unitsAreTheBaseOnes() {
        assertThat(names(METRICS.stream()))
                .noneMatch(name -> UNFIT.matcher(name).find())
                .noneMatch(name -> name.contains("timestamp") && !name.endsWith("_timestamp_seconds"))
                .noneMatch(name ->
                        name.matches(".*(bytes|seconds|ratio|celsius|hertz|volts|watts)_(?!total$|per_second$).*")
                                && !name.matches(".*_(bytes|seconds)_per_second$"));
    }

    private static List<String> breaking(Predicate<Metric<?>> rule) {
        return names(METRICS.stream().filter(rule.negate()));
    }

    private static List<String> breaking(String prefix, Predicate<List<String>> labels) {
        return breaking(metric -> !metric.name().startsWith(prefix) || labels.test(metric.labelNames()));
    }

    @Test
    void infoFamiliesAreGaugesThatHaveSomethingToDescribe() {
        assertThat(breaking(metric -> !metric.name().endsWith("_info")
                        || (metric.type() == Type.GAUGE && !metric.labels().isEmpty())))
                .isEmpty();
    }

    @Test
    void labelsBelongToTheSeriesAndNotToTheTarget() {
        assertThat(breaking(metric -> metric.labelNames().stream().allMatch(LABEL.asMatchPredicate())))
                .isEmpty();
        assertThat(breaking(metric -> metric.labelNames().stream().noneMatch(NOT_OURS::contains)))
                .isEmpty();
        assertThat(breaking(metric -> Set.copyOf(metric.labelNames()).size()
                        == metric.labelNames().size()))
                .isEmpty();
    }

    @Test
    void numbersCarryIdentityAndNoDescriptions() {
        Map<String, List<String>> describing = new TreeMap<>();
        numbers()
                .forEach(metric -> metric.labelNames().stream()
                        .filter(label -> !OF_NUMBERS.contains(label))
                        .forEach(label -> describing
                                .computeIfAbsent(label, _ -> new ArrayList<>())
                                .add(metric.name())));
        assertThat(describing).isEmpty();
    }

    @Test
    void whatIsAboutAThingHasItsIdentityFirst() {
        assertThat(breaking("hypervisor_guest_", labels -> labels.indexOf("id") == 0))
                .isEmpty();
        for (String ofNodes : List.of("node", "disk", "sensor", "zfs", "libvirt", "network")) {
            assertThat(breaking("hypervisor_" + ofNodes + "_", labels -> labels.indexOf("node") == 0))
                    .isEmpty();
        }
        assertThat(breaking("hypervisor_storage_", labels -> labels.contains("storage") && labels.contains("node")))
                .isEmpty();
        assertThat(breaking("hypervisor_cluster_", labels -> !labels.contains("id")))
                .isEmpty();
    }

    @Test
    void helpIsASentence() {
        assertThat(breaking(
                        metric -> metric.help().length() > 11 && metric.help().matches("(?s)[A-Z0-9].*[.]")))
                .isEmpty();
    }
}
