package hypervisor.bench;

import hypervisor.metric.Family;
import hypervisor.metric.Family.Sample;
import hypervisor.metric.Type;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A host with so many guests that 20 families have the wanted number of series between them. Half of them are counters
/// of whole bytes; of the gauges, half have as many digits as a double can have, half are nanoseconds as seconds.
final class Series {
    private static final int FAMILIES = 20;
    private static final List<String> LABELS = List.of("domain", "name", "project", "node");

    private Series() {}

    static List<Family> families(int series) {
        var random = new Random(1);
        List<List<String>> guests = new ArrayList<>();
        for (int i = 0; i < series / FAMILIES; i++) {
            guests.add(List.of(
                    "instance-%08x".formatted(i), "web-server-" + i, "%018x".formatted(random.nextLong()), "node-" + i % 50));
        }
        List<Family> families = new ArrayList<>();
        for (int i = 0; i < FAMILIES; i++) {
            int number = i;
            families.add(new Family(
                    "hypervisor_guest_metric_" + i + (i % 2 == 0 ? "_total" : "_seconds"),
                    i % 2 == 0 ? Type.COUNTER : Type.GAUGE,
                    "What there is to say about it.",
                    LABELS,
                    guests.stream().map(guest -> new Sample(guest, value(number, random))).toList()));
        }
        return families;
    }

    private static double value(int family, Random random) {
        return switch (family % 4) {
            case 1 -> random.nextDouble() * 100_000;
            case 3 -> random.nextLong(100_000_000_000_000L) / 1e9;
            default -> random.nextLong(100_000_000_000L);
        };
    }

    /// The same for the library, which gets every label set once, too.
    static MetricSnapshots snapshots(List<Family> families) {
        Map<List<String>, Labels> labels = new HashMap<>();
        List<MetricSnapshot> snapshots = new ArrayList<>();
        for (Family family : families) {
            String name = family.name().replaceFirst("_total$", "");
            var counter = CounterSnapshot.builder().name(name).help(family.help());
            var gauge = GaugeSnapshot.builder().name(name).help(family.help());
            for (Sample sample : family.samples()) {
                Labels its = labels.computeIfAbsent(sample.labelValues(), values -> Labels.of(LABELS, values));
                if (family.type() == Type.COUNTER) {
                    counter.dataPoint(new CounterDataPointSnapshot(sample.value(), its, null, 0));
                } else {
                    gauge.dataPoint(new GaugeDataPointSnapshot(sample.value(), its, null));
                }
            }
            snapshots.add(family.type() == Type.COUNTER ? counter.build() : gauge.build());
        }
        return new MetricSnapshots(snapshots);
    }
}
