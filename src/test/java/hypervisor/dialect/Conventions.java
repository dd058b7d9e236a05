package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.metric.Metric;
import hypervisor.metric.Type;
import java.util.List;

/// Prometheus's naming conventions, as far as a declaration shows them.
final class Conventions {
    private static final List<String> NOT_BASE_UNITS = List.of(
            "_ms", "_milliseconds", "_ns", "_nanoseconds", "_kb", "_kib", "_mb", "_mib", "_percent", "_megahertz");

    private Conventions() {}

    static void assertKept(Metric<?> metric) {
        String name = metric.name();
        assertThat(name).startsWith("libvirt_");
        assertThat(name.endsWith("_total"))
                .as("%s: a counter and no other ends in _total", name)
                .isEqualTo(metric.type() == Type.COUNTER);
        assertThat(NOT_BASE_UNITS)
                .as("%s: base units", name)
                .noneMatch(unit -> name.endsWith(unit) || name.contains(unit + "_"));
        assertThat(metric.type()).isNotEqualTo(Type.UNTYPED);
        assertThat(metric.labelNames()).doesNotContain("job", "instance", "cluster", "env", "type");
        if (metric.labelNames().contains("uuid")) {
            assertThat(name).as("uuid stands on info families only").endsWith("_info");
        }
        if (name.endsWith("_info")) {
            assertThat(metric.help()).as("%s says that it is constant", name).endsWith("Always 1.");
        }
    }
}
