package hypervisor.dialect;

import hypervisor.exposition.Format;
import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.metric.Family;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.Domain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a dialect makes of facts, as a list of series a test can read: `name{label=text,…} value`,
/// and of a histogram the list of its counts.
final class Exposed {
    private Exposed() {}

    static List<String> by(Dialect dialect, Domain... domains) {
        return by(dialect, domains(domains).build());
    }

    static List<String> by(Dialect dialect, Facts facts) {
        return dialect.render(facts).flatMap(Exposed::series).collect(Collectors.toCollection(ArrayList::new));
    }

    /// As it is served.
    static String text(Dialect dialect, Facts facts) throws IOException {
        var out = new ByteArrayOutputStream();
        Format.TEXT.write(dialect.render(facts), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    static Facts.Builder domains(Domain... domains) {
        return Facts.builder()
                .put(LibvirtFacts.DOMAINS, List.of(domains))
                .put(Outcome.FACT, List.of(new Outcome("libvirt_domain", "libvirt", true, 0.1, 0.0, null)));
    }

    private static Stream<String> series(Family family) {
        Stream<String> numbers = family.samples().stream().map(sample -> {
            double value = sample.value();
            String number = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
            return family.name() + labels(family, sample.labelValues()) + number;
        });
        return Stream.concat(
                numbers,
                family.distributions().stream()
                        .map(one -> family.name()
                                + labels(family, one.labelValues())
                                + one.buckets().counts()));
    }

    private static String labels(Family family, List<String> values) {
        var labels = new ArrayList<String>();
        for (int i = 0; i < values.size(); i++) {
            labels.add(family.labelNames().get(i) + "=" + values.get(i));
        }
        return labels.stream().collect(Collectors.joining(",", "{", "} "));
    }
}
