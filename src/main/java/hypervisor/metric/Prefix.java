package hypervisor.metric;

import hypervisor.metric.Family.Distribution;
import hypervisor.metric.Family.Sample;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// One label before all others of some families. Rows that share their labels go on sharing them.
final class Prefix {
    private final String label;
    private final String text;
    private final IdentityHashMap<List<String>, List<String>> longer = new IdentityHashMap<>();

    Prefix(String label, String text) {
        this.label = label;
        this.text = text;
    }

    Family before(Family family) {
        return new Family(
                family.name(),
                family.type(),
                family.help(),
                put(label, family.labelNames()),
                family.samples().stream()
                        .map(sample -> new Sample(values(sample.labelValues()), sample.value()))
                        .toList(),
                family.distributions().stream()
                        .map(one -> new Distribution(values(one.labelValues()), one.buckets()))
                        .toList());
    }

    private List<String> values(List<String> values) {
        return longer.computeIfAbsent(values, shorter -> put(text, shorter));
    }

    private static List<String> put(String first, List<String> rest) {
        List<String> all = new ArrayList<>(rest.size() + 1);
        all.add(first);
        all.addAll(rest);
        return all;
    }
}
